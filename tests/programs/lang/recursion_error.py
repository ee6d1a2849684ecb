def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
class A:
    def __repr__(self):
        return repr(self)
try:
    repr(A())
except RecursionError as e:
    print("again", str(e)[:32])
l = []
l.append(l)
print(l, [l, l])
d = {}
d["self"] = d
print(d)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
