class C:
    x = 1
    def f(self): pass
c = C()
c.y = 2
print([n for n in dir(c) if not n.startswith("__")], [n for n in dir(C) if not n.startswith("_")])
print(sorted(n for n in globals() if not n.startswith("__")))
def f(a, b=1):
    z = 3
    return sorted(locals().items())
print(f(5), f.__name__, f.__code__.co_varnames, f.__code__.co_argcount, f.__defaults__, f.__doc__, f.__module__, f.__qualname__)
print(type(c).__name__, c.__class__ is C, C.__dict__["x"], "f" in C.__dict__, __name__, callable(c.f), c.f.__self__ is c, c.f.__func__ is C.f)
print([].__class__, (1).__class__, "".__class__.__mro__, None.__class__, type(print), type(len), type("".upper), type(C.f), type(c.f), type(lambda: 0))
