class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, kind=None):
        return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must not be negative")
        setattr(obj, self.name, value)
class P:
    price = Positive()
p = P()
p.price = 5
print(p.price, type(P.price).__name__)
try:
    p.price = -1
except ValueError as e:
    print(e)
class S:
    __slots__ = ("a", "b")
s = S()
s.a = 1
print(s.a)
for f in (lambda: setattr(s, "c", 1), lambda: s.b, lambda: s.__dict__):
    try:
        f()
    except AttributeError as e:
        print(e)
