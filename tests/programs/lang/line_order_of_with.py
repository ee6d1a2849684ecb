import contextlib
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try:
        yield n
    finally:
        print("out", n)
def f():
    with cm(1) as a, \
            cm(2) as b:
        print(a, b)
        if a:
            return a
    print("not")
f()
with cm(3):
    pass
try:
    with cm(4):
        raise ValueError
except ValueError:
    pass
