class L(list):
    def first(self):
        return self[0]
    def append(self, x):
        super().append(x * 2)
l = L([1, 2])
l.append(3)
print(l, l.first(), len(l), isinstance(l, list), l + [1], type(l + [1]).__name__, sorted(l))
class S(str):
    def shout(self):
        return self.upper() + "!"
s = S("hi")
print(s.shout(), s + "x", type(s + "x").__name__, s == "hi", {s: 1}["hi"], len(s))
class I(int):
    def __add__(self, o):
        return I(int(self) + int(o) + 100)
    def __repr__(self):
        return f"I({int(self)})"
print(I(1) + 2, I(3) * 2, [I(5)], I(7) == 7, int(I(8)), f"{I(9)}", I(2) ** 2)
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)
d = D(a=1)
d["b"] = 1
print(d, d == {"a": 1, "b": 2})
class E(Exception):
    pass
class F(float):
    pass
print(repr(F(1.5)), F(1.5) + 1, str(F(2)))
