# Weak references, proxies, dictionaries, sets, methods and finalizers.
import weakref, gc, copy
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
    def m(self): return self.n
    def __len__(self): return self.n
    def __add__(self, o): return self.n + (o.n if isinstance(o, A) else o)
    __radd__ = __add__
    def __call__(self, x): return x * self.n
    def __iter__(self): return iter(range(self.n))
    def __contains__(self, x): return x == self.n
    def __getitem__(self, k): return k
    def __eq__(self, o): return self.n == getattr(o, 'n', None)
    def __lt__(self, o): return self.n < o.n
    def __hash__(self): return hash(self.n)
    def __bool__(self): return True
    def __int__(self): return self.n
    def __float__(self): return float(self.n)
    def __index__(self): return self.n
    def __str__(self): return "str"
    def __neg__(self): return -self.n
    def __iadd__(self, o): self.n += o; return self
    def __reversed__(self): return iter([3,2,1])
a = A(3)
p = weakref.proxy(a)
print(type(p), isinstance(p, A), p.n, p.m(), len(p), p + 1, 1 + p, p + p, p(2), list(p), 3 in p, p[5], p == a, a == p, p < a, bool(p), int(p), float(p), str(p), f"{p}", -p, p.__class__, [10,20,30,40][p])
p.z = 1; print(a.z); del p.z; print(hasattr(a, 'z'))
print(weakref.proxy(a) is p, weakref.getweakrefcount(a), weakref.ref(a) is weakref.ref(a))
try: hash(p)
except TypeError as e: print(e)
p += 1; print(p if not isinstance(p, A) else a.n, type(p))
class B:
    x = 1
b = B(); q = weakref.proxy(b, lambda r: print("gone", type(r)))
print(type(q), q.x, callable(q))
try: q()
except TypeError as e: print(e)
try: next(q)
except TypeError as e: print(e)
try: iter(q)
except TypeError as e: print(e)
try: len(q)
except TypeError as e: print(e)
try: q + 1
except TypeError as e: print(e)
del b
for f in (lambda: q.x, lambda: str(q), lambda: q == 1, lambda: bool(q), lambda: q + 1, lambda: q[0], lambda: 1 in q, lambda: setattr(q, 'a', 1)):
    try: f(); print("no error")
    except ReferenceError as e: print(e)
print(repr(q)[:12])
for bad in (1, "s", [], {}, (), None, 1.5):
    for f in (weakref.ref, weakref.proxy):
        try: f(bad)
        except TypeError as e: print(e)
b = B()
r0 = weakref.ref(b); r1 = weakref.ref(b, print); r2 = weakref.ref(b, len); pp = weakref.proxy(b)
print([x is y for x, y in zip(weakref.getweakrefs(b), (r0, pp, r2, r1))], r1.__callback__, r0.__callback__)
class KR(weakref.ref): pass
k = KR(b); print(k is KR(b), k() is b, k == r0, hash(k) == hash(r0)); k.extra = 1; print(k.extra)
d = weakref.WeakValueDictionary(); x = A(1); y = A(2)
d['x'] = x; d['y'] = y
print(list(d.items()), type(d.keys()).__name__, d.get('z', 0), d.pop('y'), d.pop('q', 5), len(d), 'x' in d, d | {'k': x} is not d, sorted((d | {'k': x}).keys()))
d['y'] = y; del y; print(list(d), d.setdefault('x', 3), [r() for r in d.valuerefs()])
print(copy.copy(d)['x'] is x, copy.deepcopy(d)['x'] is x, repr(d)[:24])
try: d['nope']
except KeyError as e: print(repr(e))
e = weakref.WeakKeyDictionary(); e[x] = 'v'; print(dict(e), e.keyrefs()[0]() is x, e.pop(x), len(e))
e[x] = 1; e |= {a: 2}; print(sorted(e.values()), (e | {}) == e)
it = iter(e); next(it); del x; print(len(list(it)))
gc.collect(); print(len(e))
m = A(9); wm = weakref.WeakMethod(m.m, lambda r: print("method gone", r())); print(wm()(), wm == weakref.WeakMethod(m.m)); del m; print(wm())
class C: pass
c = C(); f = weakref.finalize(c, print, "final", 1, sep="-"); print(f.alive, f.peek()[1:], f.atexit, repr(f)[:16]); del c; print(f.alive, f(), f.peek())
c2 = C(); f2 = weakref.finalize(c2, print, "two"); print(f2(), f2.alive, f2())
c3 = C(); f3 = weakref.finalize(c3, print, "at exit 3"); f4 = weakref.finalize(c3, print, "at exit 4"); f5 = weakref.finalize(c3, print, "never"); f5.atexit = False
c6 = C(); f6 = weakref.finalize(c6, print, "detached"); print(f6.detach()[1:])
f7 = weakref.finalize(a, lambda: 1/0)


class CollectsInCallback(weakref.ref):
    pass


def collected():
    one, other = C(), C()
    one.itself, other.itself = one, other
    weak = weakref.ref(one, lambda _: gc.collect())
    del one
    gc.collect()
    plain = C()
    told = weakref.ref(plain, lambda _: print("collected", gc.collect() >= 0))
    del plain
    return weak(), told()


print(collected())


class Signed:
    def __abs__(self):
        return 7


signed = Signed()
print(abs(weakref.proxy(signed)))
try:
    abs(weakref.proxy(collected))
except TypeError as error:
    print(error)
