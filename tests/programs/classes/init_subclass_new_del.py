class Base:
    registry = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append((cls.__name__, tag))
class A(Base, tag="a"): pass
class B(Base): pass
print(Base.registry)
class Single:
    instance = None
    def __new__(cls, *a):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, n):
        self.n = n
x, y = Single(1), Single(2)
print(x is y, x.n)
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D(1)
d = D(2)
def f():
    local = D(3)
f()
print("before del")
del d
print("after del")
class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
print(T(1, 2), T(1, 2)[0], len(T(1, 2)))
