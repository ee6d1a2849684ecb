import inspect


def f():
    pass


print(inspect.getsource(f))
