class V:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"V({self.x})"
def binary(name):
    def f(self, o):
        return f"{name}({self.x}, {o.x if isinstance(o, V) else o})"
    return f
for n in "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split():
    setattr(V, f"__{n}__", binary(n))
    setattr(V, f"__r{n}__", binary("r" + n))
V.__neg__ = lambda s: V(-s.x)
V.__pos__ = lambda s: "pos"
V.__abs__ = lambda s: V(abs(s.x))
V.__invert__ = lambda s: "inv"
a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** b, a << b, a >> b, a & b, a | b, a ^ b, a @ b)
print(5 + a, 5 - a, 5 * a, 5 / a, 5 // a, 5 % a, divmod(5, a), 5 ** a, 5 << a, 5 >> a, 5 & a, 5 | a, 5 ^ a, 5 @ a)
print(-a, +a, abs(V(-3)), ~a)
a += b
print(a)
class I:
    def __init__(self): self.v = []
    def __iadd__(self, o):
        self.v.append(o)
        return self
i = j = I()
i += 1
i += 2
print(i.v, i is j)
class Sub(V):
    def __radd__(self, o):
        return "subclass first"
print(V(1) + Sub(2))
