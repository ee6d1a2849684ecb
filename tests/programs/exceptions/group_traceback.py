def f():
    raise ExceptionGroup("several", [ValueError("v"), KeyError("k")])
f()
