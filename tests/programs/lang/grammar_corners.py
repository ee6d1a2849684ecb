def t(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e)
x = 5; w = 10; p = 3
print(f"{x=} {x = } {x!r:>5} {x=!s:^7} {'a' 'b'} {x:{'>'}{w}} {{}} {x!a}", f"{'nested ' + f'{x}'}", f'''{
x}''', rf"\d{x}", f"{lambda_ if (lambda_ := 3) else 0}", f"{(lambda: 1)()}", f"{ {1: 2}[1] }")
a, *b, c = range(5); [d, [*e]] = 1, (2, 3); *f, = "ab"; print(a, b, c, d, e, f)
print(*[1], *(2,), **{"sep": "-"}); print([*range(2), *"ab"], {**{1: 2}, 3: 4}, (*[],), {*[1]})
def g(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(g(1, d=4), g(1, 2, 3, 4, d=5, a=6, b=7)); t(lambda: g(a=1, d=2)); t(lambda: g(1)); t(lambda: g(1, d=1, **{"d": 2}))
for i in (1, 2), 3: print(i)
def r(): return *[1], 2
def y(): yield *[1], 2
print(r(), list(y())); z = x = q = [1]; print(z is q)
class M(type):
    @classmethod
    def __prepare__(m, n, b, **k): return {"k": k}
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): c.init = k
class K(*[object], metaclass=M, **{"flag": 1}): v: int = 3; print(__qualname__)
print(K.k, K.init, K.__annotations__)
class D:
    def __set_name__(s, o, n): s.n = n; print("set_name", o.__name__, n)
    def __get__(s, i, o): return (s.n, i is None)
    def __set__(s, i, v): print("set", s.n, v)
    def __delete__(s, i): print("delete", s.n)
class E:
    d = D()
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k)
    def __class_getitem__(cls, i): return i
    def __getattr__(s, n): return "got " + n
    __slots__ = ("a", "b")
class F(E, q=1): pass
o = E(); o.d = 1; del o.d; print(o.d, E.d, E[1, 2:3], o.zz); t(lambda: E().a); o.a = 3; print(o.a)
class G(dict):
    def __missing__(s, k): return k * 2
print(G()[3], "%(a)s" % G(), G(a=1).get("b"))
class I:
    def __index__(self): return 2
    def __len__(self): return 3
    def __contains__(s, v): return "yes"
    def __bool__(s): raise KeyError("b")
print([1, 2, 3][I()], "abc"[:I()], hex(I()), range(I()), 5 in I(), [0] * I()); t(bool, I()); t(lambda: not I()); t(len, I())
def chain(n): print("c", n); return n
print(chain(1) < chain(2) > chain(0) == chain(5) < chain(9)); t(lambda: 1 < 2 < "a")
print([y := 1, y ** 2, (z := [w for w in range(3) if (last := w)])], last); print({(n := i): n for i in range(2)}, n)
def outer():
    v = 1
    def mid():
        nonlocal v
        def inner():
            nonlocal v; v += 1; return v
        v *= 10; return inner
    return mid()(), v
print(outer())
def dl():
    xs = [1, 2, 3, 4]; del xs[1:3], xs[0]; del (xs[0],); dd = {1: 2}; del dd[1]
    def k(): return xs
    print(xs, dd); del xs
    t(k)
dl()
global gg
gg = 1; print(gg)
lam = lambda *a, k=1, **kw: (a, k, kw); print(lam(1, 2, k=3, j=4))
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(3), ValueError(4)])])
    except* ValueError as e: print("V", e.exceptions); raise OSError("new")
    except* KeyError as e: print("K", e.exceptions)
except BaseException as e: print(repr(e), e.exceptions)
def fin():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return "ret"
        finally:
            print("fin", i)
            if i == 2: break
    return "after"
print(fin())
with open_ if False else __import__("contextlib").suppress(KeyError) as s, __import__("contextlib").nullcontext(7) as (q): print(s, q); {}[1]
match {"a": [1, {"b": (2, 3)}], "z": 1}:
    case {"a": [int(n), {"b": (x, *rest)}], **others} if n == 1: print(n, x, rest, others)
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
match P(1, "s"):
    case P(0) | P(y="t"): print("no")
    case P(x=int() as q, y=str(w)) as whole: print(q, w, type(whole).__name__)
match -1.5, None, True, b"x", "lit" "eral":
    case (-1.5, None, True, b"x", "literal"): print("constants")
