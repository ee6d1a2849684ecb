import functools
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r)[:1000] if "0x" not in repr(r) else "object")
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    x = 1
    def __init__(self, a, b=2, *c, d, e=5, **f): self.a = a
    def m(self): return self.a
    @property
    def p(self): return self.a
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls, x
t(A); t(A, 1); t(A, 1, d=3); t(A, 1, 2, 3, d=1, q=2); t(A, d=1)
a = A(1, d=2)
t(setattr, a, 'p', 5); t(delattr, a, 'p'); t(getattr, a, 'zz'); t(delattr, a, 'zz')
a.z = 1; a.y = 2; del a.z; a.z = 3; print(a.__dict__)
a.__dict__['q'] = 9; print(a.q, a.__dict__); a.__dict__ = {'n': 1}; print(a.n, vars(a))
t(setattr, a, '__dict__', 5)
class S:
    __slots__ = ('x', '__y')
    def __init__(self): self.x = 1; self.__y = 2
s = S(); print(s.x, s._S__y, S.x, S.__slots__)
t(setattr, s, 'z', 1); t(getattr, s, '__dict__'); del s.x; t(getattr, s, 'x'); t(delattr, s, 'x')
class S2(S):
    __slots__ = ['w']
class S3(S): pass
s2 = S2(); s2.w = 5; s2.x = 6; print(s2.w, s2.x); t(setattr, s2, 'q', 1)
s3 = S3(); s3.q = 1; print(s3.__dict__, s3.x)
try:
    class Bad(S, A, int): pass
except TypeError as e: print(e)
try:
    class Bad2:
        __slots__ = ('a',); a = 1
except ValueError as e: print(e)
try:
    class Bad3:
        __slots__ = ('1a',)
except TypeError as e: print(e)
class D:
    def __get__(self, i, o): return ('get', i is None, o.__name__)
    def __set__(self, i, v): print('set', v)
    def __delete__(self, i): print('del')
    def __set_name__(self, o, n): print('name', o.__name__, n)
class H: d = D()
h = H(); print(h.d, H.d); h.d = 5; del h.d; h.__dict__['d'] = 7; print(h.d)
class ND:
    def __get__(self, i, o): return 'nd'
class H2: d = ND()
h = H2(); print(h.d); h.d = 5; print(h.d)
class M(type):
    def __new__(m, n, b, d, **k): print('new', n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(c, *a): print('call', a); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **k): print('prep', n, k); return {'pre': 1}
    @property
    def mp(c): return 'mp' + c.__name__
    def __len__(c): return 42
    def __getitem__(c, i): return i
    def __contains__(c, i): return i == 3
    def __iter__(c): return iter('ab')
class X(metaclass=M, kw=1):
    def __init__(self, *a): self.a = a
print(X(1, 2).a, X.pre, X.mp, len(X), X[3], 3 in X, list(X), type(X), X); t(getattr, X(1), 'mp')
class Y(X): pass
class I:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__, tag))
class I1(I, tag=5): pass
class I2(I1): pass
print(I.subs)
try:
    class I3(I, foo=1): pass
except TypeError as e: print(e)
try:
    class Z(foo=1): pass
except TypeError as e: print(e)
class G:
    def __getattr__(self, n):
        if n.startswith('x'): return n * 2
        raise AttributeError(n)
g = G(); print(g.xy); t(getattr, g, 'ab'); print(hasattr(g, 'ab'), getattr(g, 'q', 3))
class GA:
    def __getattribute__(self, n): return 'ga ' + n
print(GA().foo, GA().__class__)
class SA:
    def __setattr__(self, n, v): print('sa', n, v); super().__setattr__(n, v * 2)
    def __delattr__(self, n): print('da', n); object.__delattr__(self, n)
s = SA(); s.a = 2; print(s.a); del s.a; t(getattr, s, 'a')
class CG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(CG[int, 3]); t(lambda: A[3])
class Cmp:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return isinstance(o, Cmp) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
t(hash, Cmp(1)); print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(1) < Cmp(2), Cmp(2) > Cmp(1)); t(lambda: Cmp(1) <= Cmp(2)); print(Cmp.__hash__)
class R:
    def __add__(s, o): return ('add', o)
    def __radd__(s, o): return ('radd', o)
    def __iadd__(s, o): return ('iadd', o)
    def __mul__(s, o): return NotImplemented
    def __neg__(s): return 'neg'
    def __matmul__(s, o): return 'mm'
    def __divmod__(s, o): return 'dm'
    def __rdivmod__(s, o): return 'rdm'
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __rpow__(s, o): return ('rpow', o)
r = R(); print(r + 1, 1 + r, 'a' + r, [1] + r, (1,) + r, -r, r @ 2, divmod(r, 1), divmod(1, r), pow(r, 2, 3), r ** 2, 2 ** r); r += 5; print(r)
t(lambda: R() * 2); t(lambda: 2 * R()); t(lambda: R() - 1); t(lambda: ~R())
class L(list):
    def __len__(self): return 10
    def __getitem__(self, i): return ('item', i)
l = L([1, 2]); print(len(l), l[0], l, list(l), bool(L()), l == [1, 2], isinstance(l, list), l + [3], type(l + [3]), l[1:2]); l.foo = 3; print(l.foo, l.__dict__)
class MyInt(int):
    def __add__(self, o): return MyInt(int.__add__(self, o))
    def __repr__(self): return f'MyInt({int(self)})'
m = MyInt(5); print(m, m + 3, m * 2, type(m * 2), m == 5, hash(m) == hash(5), {5: 'a'}[m], str(m), f'{m}', f'{m:03d}', m.bit_length(), -m, abs(m), int(m), float(m)); m.q = 1; print(m.q, vars(m))
class MyStr(str):
    def __new__(cls, v, extra): o = super().__new__(cls, v); o.extra = extra; return o
    def upper(self): return 'UP'
m = MyStr('abc', 5); print(m, m.extra, m.upper(), m + 'd', type(m + 'd'), m == 'abc', {'abc': 1}[m], m[1], len(m), repr(m), f'{m:>5}')
class MyDict(dict):
    def __missing__(self, k): return k * 2
d = MyDict(a=1); print(d['a'], d['zz'], d.get('zz'), d, dict(d), 'zz' in d)
class MyTuple(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
print(MyTuple(1, 2), MyTuple(1, 2).first, MyTuple(1, 2) == (1, 2), hash(MyTuple(1, 2)) == hash((1, 2)))
class MyFloat(float): pass
print(MyFloat(1.5), MyFloat(1.5) + 1, type(MyFloat(1.5) + 1), MyFloat('2.5'))
class MyExc(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f'[{self.code}] {self.args[0]}'
e = MyExc(5, 'm'); print(e, repr(e), e.code, e.args, vars(e))
class E2(KeyError): pass
print(E2('a'), repr(E2('a')), str(E2('a', 'b')))
class Base:
    def f(self): return ['Base']
class P1(Base):
    def f(self): return ['P1'] + super().f()
class P2(Base):
    def f(self): return ['P2'] + super().f()
class Di(P1, P2):
    def f(self): return ['Di'] + super().f()
print(Di().f(), Di.__mro__, Di.mro(), Base.__subclasses__(), super(P1, Di()).f())
t(lambda: super(Base, 5)); t(super)
class C1:
    def __call__(self, *a, **k): return a, k
    def __bool__(self): return False
    def __index__(self): return 3
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __format__(self, s): return 'fmt:' + s
    def __bytes__(self): return b'by'
    def __contains__(self, x): return x == 1
    def __reversed__(self): return 'rev'
    def __round__(self, n=None): return ('round', n)
    def __abs__(self): return 'abs'
    def __trunc__(self): return 5
    def __length_hint__(self): return 5
    def __dir__(self): return ['z', 'a']
c = C1(); print(c(1, a=2), bool(c), [1,2,3,4][c], int(c), float(c), f'{c:x}', bytes(c), 1 in c, 2 in c, reversed(c), round(c), round(c, 2), abs(c), dir(c), hex(c), 'a' * 3, range(c), bin(c))
class It:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(It()), 4 in It(), 5 in It(), [*It()], sum(It()), max(It())); t(len, It()); t(reversed, It())
class Ctx:
    def __enter__(self): return 5
    def __exit__(self, *a): print('exit', a[0]); return True
with Ctx() as v: print(v); raise ValueError
try:
    with 5: pass
except TypeError as e: print(e)
try:
    with A: pass
except TypeError as e: print(e)
A.newm = lambda self: 'new'; print(a.newm()); del A.newm; t(lambda: a.newm())
a.__class__ = G; print(type(a).__name__, a.xz); t(setattr, a, '__class__', int); t(setattr, 5, '__class__', A)
t(setattr, int, 'x', 1); t(delattr, A, 'nothing'); t(lambda: int.foo); t(lambda: A.foo)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__base__, A.__dict__['x'], sorted(k for k in A.__dict__)); A.__name__ = 'ZZ'; print(A, A.__name__)
t(setattr, A, '__name__', 5)
T = type('T', (Base,), {'y': 1, 'g': lambda s: s.y}); print(T, T().g(), T().f())
class Outer:
    class Inner:
        def f(self): pass
def fn():
    class Loc: pass
    return Loc
print(fn(), repr(fn()())[:30])
class Eq:
    def __eq__(s, o): return 'eq'
    def __ne__(s, o): return 'ne'
print(Eq() == 1, 1 == Eq(), Eq() != 1, 1 != Eq())
class Sub(int):
    def __radd__(s, o): return 'sub radd'
print(1 + Sub(2), Sub(1) + 2, Sub(1) + Sub(2))
print(isinstance(True, int), type(type), type(object), isinstance(type, object), issubclass(type, object))
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
t(Ab)
class Ab2(Ab):
    def f(self): return 1
t(Ab2)
class Ab3(Ab2): g = 5
print(Ab3().f(), Ab3().g, Ab.__abstractmethods__ == frozenset({'f','g'}))
Ab.register(int); print(isinstance(5, Ab), issubclass(int, Ab), isinstance('a', Ab))
