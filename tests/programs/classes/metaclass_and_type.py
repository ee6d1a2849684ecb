class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["added"] = name.lower()
        return super().__new__(mcs, name, bases, ns)
    def __call__(cls, *a):
        print("creating", cls.__name__)
        return super().__call__(*a)
class A(metaclass=Meta):
    pass
print(A().added, type(A).__name__)
X = type("X", (A,), {"y": 5, "f": lambda self: self.y})
print(X().f(), X.__name__, type(5), type(type), type(None), type("X").__mro__)
