def g():
    x = 1
    yield x
a = g()
print(a.gi_running, a.gi_yieldfrom, a.__name__, a.gi_frame is not None)
list(a)
print(a.gi_frame)
