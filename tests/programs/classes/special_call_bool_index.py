class C:
    def __call__(self, *a, **k):
        return a, k
    def __index__(self):
        return 2
    def __int__(self):
        return 7
    def __float__(self):
        return 1.5
    def __bool__(self):
        return False
    def __format__(self, spec):
        return f"<{spec}>"
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
    def __bytes__(self):
        return b"b"
    def __round__(self, n=None):
        return ("round", n)
c = C()
print(c(1, x=2), [10, 20, 30][c], int(c), float(c), bool(c), f"{c:spec} {c} {c!r}", str(c), [c], bytes(c), hex(c), round(c), round(c, 2), range(c), "ab" * c, callable(c))
class Bad:
    def __str__(self): return 5
    def __len__(self): return -1
    def __bool__(self): return "x"
    def __iter__(self): return 5
    def __hash__(self): return "h"
    def __index__(self): return 1.5
for f in (str, len, bool, iter, hash, lambda b: [1][b], repr and (lambda b: int(b))):
    try:
        f(Bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
