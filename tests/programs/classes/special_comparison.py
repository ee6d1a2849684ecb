from functools import total_ordering
@total_ordering
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return isinstance(o, V) and self.n == o.n
    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n < o.n
    def __repr__(self):
        return f"V({self.n})"
    __hash__ = None
print(V(1) < V(2), V(2) <= V(2), V(3) > V(1), V(1) != V(1), V(1) == 1, sorted([V(3), V(1), V(2)]), max(V(1), V(5)))
for f in (lambda: V(1) < 1, lambda: hash(V(1)), lambda: {V(1)}):
    try:
        f()
    except TypeError as e:
        print(e)
class E:
    def __eq__(self, o):
        return True
try:
    hash(E())
except TypeError as e:
    print(e)
class R:
    def __gt__(self, o):
        return "reflected"
print(1 < R(), E() != 3)
