import functools, itertools, contextlib, dataclasses, sys, math, time, random, collections, operator, types, weakref, gc
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, InitVar, KW_ONLY, make_dataclass
from typing import ClassVar, List, Optional
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
t(P); t(P, 1); t(P, 1, 2, [3]); t(P, 1, 2, 3, 4); t(P, x=1, w=2); t(P, 1, x=2)
print(P(1) == P(1), P(1) != P(2), P(1) == 5, P.__match_args__, P.__doc__, fields(P)[1].name, asdict(P(1, 2, [P(3)])), astuple(P(1)), replace(P(1), y=9))
t(hash, P(1))
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'q'
@dataclass
class Q(P):
    w: int = 5
    c: ClassVar[int] = 7
    def __post_init__(self): self.extra = self.x + self.w
q = Q(1, w=6); print(q, q.extra, Q.c, vars(q))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
t(K, 1, c=5); t(K, 1); t(K, 1, 2, 3)
@dataclass
class IV:
    a: int
    b: InitVar[int] = 3
    d: int = field(init=False, default=9)
    e: int = field(repr=False, compare=False, default=1)
    def __post_init__(self, b): self.d = self.a + b
print(IV(1), IV(1, 5), IV(1, e=3) == IV(1, e=4))
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
s = S(1); print(s, S.__slots__); t(setattr, s, 'c', 1)
@dataclass(unsafe_hash=True, eq=True)
class U: a: int
@dataclass(init=False)
class NI: a: int = 3
print(NI(), NI.a)
for code in ('mut', 'order', 'eq'):
    try:
        if code == 'mut':
            @dataclass
            class B1: a: list = []
        elif code == 'order':
            @dataclass
            class B2:
                a: int = 1
                b: int
        else:
            @dataclass(order=True, eq=False)
            class B3: a: int
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class B4(F): c: int = 1
except Exception as e: print(e)
M = make_dataclass('M', [('x', int), ('y', int, field(default=5))]); print(M(1), M)
@dataclass
class Rec:
    n: object = None
r = Rec(); r.n = r; print(r)
t(asdict, 5); t(fields, 5); t(replace, P(1), q=1); print(dataclasses.is_dataclass(P), dataclasses.is_dataclass(P(1)), dataclasses.is_dataclass(5))
p = functools.partial(print, 'a', sep='-'); p('b', 'c'); print(p.args, p.keywords, functools.partial(p, 'z').args); t(functools.partial); t(functools.partial, 5)
print(repr(functools.partial(int, base=2)), functools.partial(int, base=2)('101'))
@functools.lru_cache(maxsize=2)
def lc(x, y=0): print('calc', x); return x * 2
lc(1); lc(1); lc(2); lc(3); lc(1); lc(1, y=2); print(lc.cache_info(), lc.cache_parameters(), lc.__name__, lc.__wrapped__ is not None); lc.cache_clear(); print(lc.cache_info()); t(lc, [])
@functools.cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), fib.cache_info())
class CP:
    @functools.cached_property
    def v(self): print('once'); return 5
    @functools.lru_cache
    def m(self, x): return x
c = CP(); print(c.v, c.v, vars(c), c.m(3))
t(functools.reduce, lambda a, b: a + b, [1, 2, 3]); t(functools.reduce, lambda a, b: a, []); t(functools.reduce, operator.add, [], 5); t(functools.reduce, max, 5)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class TO:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(TO(1) <= TO(1), TO(2) > TO(1), TO(1) >= TO(2))
@functools.singledispatch
def sd(x): return 'obj'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True), sd.dispatch(int) is not None)
class SDM:
    @functools.singledispatchmethod
    def f(self, x): return 'obj'
    @f.register
    def _(self, x: int): return 'int'
print(SDM().f(1), SDM().f('a'))
class PM:
    def f(self, a, b): return a, b
    g = functools.partialmethod(f, 1)
print(PM().g(2))
I = itertools
print(list(I.islice(I.count(5, 2), 3)), list(I.islice(I.cycle('ab'), 5)), list(I.repeat(1, 3)), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2, 3], operator.mul, initial=5)), list(I.chain([1], 'a')), list(I.chain.from_iterable([[1], [2]])))
print(list(I.compress('abc', [1, 0, 1])), list(I.dropwhile(lambda x: x < 2, [1, 2, 1])), list(I.takewhile(lambda x: x < 2, [1, 2, 1])), list(I.filterfalse(None, [0, 1])), [(k, list(g)) for k, g in I.groupby('aabbc')], [k for k, g in I.groupby([1, 1, 2])])
print(list(I.islice('abcdef', 1, None, 2)), list(I.islice('abc', 2)), list(I.pairwise('abc')), list(I.starmap(pow, [(2, 3)])), [list(x) for x in I.tee('abc', 3)], list(I.zip_longest('ab', 'c', fillvalue='-')))
print(list(I.product('ab', [1, 2])), list(I.product([0, 1], repeat=2)), list(I.permutations('abc', 2)), list(I.permutations([1, 2, 3])), list(I.combinations('abcd', 2)), list(I.combinations_with_replacement('ab', 2)), list(I.product()), list(I.permutations('a', 2)))
t(I.islice, 'a', -1); t(I.islice, 'a', 'b'); t(I.count, 'a'); t(I.repeat, 1, 'a'); t(I.permutations, 'a', -1); t(I.tee, 'a', -1); t(I.cycle); t(I.chain, a=1); print(I.count(1), I.count(1.5, 2), I.repeat(5), I.repeat(5, 2))
g = I.groupby([1, 1, 2, 2]); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2))
a, b = I.tee(iter([1, 2, 3])); next(a); print(list(a), list(b))
@contextlib.contextmanager
def cm(x):
    print('in', x)
    try: yield x
    except ValueError as e: print('caught', e)
    finally: print('out')
with cm(1) as v: print(v)
with cm(2): raise ValueError('v')
try:
    with cm(3): raise KeyError('k')
except KeyError as e: print('key', e)
with contextlib.suppress(KeyError, ValueError): raise KeyError
with contextlib.ExitStack() as st:
    st.enter_context(cm('s1')); st.callback(print, 'cb', 1); st.push(lambda *a: print('push', a[0]))
    print('body')
with contextlib.nullcontext(5) as n: print(n)
class Cl:
    def close(self): print('closed')
with contextlib.closing(Cl()): pass
import io
b = io.StringIO()
with contextlib.redirect_stdout(b): print('hid')
print(repr(b.getvalue()))
@cm('deco')
def decorated(): print('dec')
decorated()
@contextlib.contextmanager
def bad(): 
    if False: yield
t(lambda: bad().__enter__())
d = collections.deque([1, 2, 3], maxlen=3); d.append(4); print(d, d.popleft(), d, d.maxlen); d.extendleft([8, 9]); print(d, d[0], d[-1], len(d), 9 in d, list(reversed(d)), d.index(8), d.count(8)); d.rotate(1); print(d); d.insert if True else 0
t(d.remove, 99); t(collections.deque().pop); t(lambda: d[10]); t(collections.deque, 5); t(collections.deque, [], -1); print(collections.deque('ab') + collections.deque('c'), collections.deque('ab') * 2, collections.deque([1]) == collections.deque([1]), collections.deque([1]) < collections.deque([2]), d.copy(), bool(collections.deque()))
dd = collections.defaultdict(list); dd['a'].append(1); print(dd, dd['b'], len(dd), dd.default_factory, dd.copy(), dict(dd), 'zz' in dd, dd.get('q')); t(collections.defaultdict, 5); t(lambda: collections.defaultdict(None)['x'])
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
c = collections.Counter('banana'); print(c, c.most_common(2), c['z'], c + c, c - collections.Counter('b'), list(c.elements()), c.total())
NT = collections.namedtuple('NT', 'a b', defaults=[5]); n = NT(1); print(n, n.a, n._replace(a=3), n._asdict(), NT._fields, n == (1, 5), NT._make([1, 2]), n[0], *n); t(NT); t(NT, 1, 2, 3); t(setattr, n, 'a', 2)
od = collections.OrderedDict(a=1, b=2); od.move_to_end('a'); print(od, od.popitem(last=False), od == {'a': 1})
cmn = collections.ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cmn, cmn['a'], cmn['b'], dict(cmn))
ns = types.SimpleNamespace(a=1, b='x'); print(ns, ns.a, ns == types.SimpleNamespace(a=1, b='x'))
class W: pass
w = W(); r = weakref.ref(w, lambda x: print('gone', x() is None)); print(r() is w); del w; print(r())
class Cy:
    def __del__(self): print('del cy')
x = Cy(); x.me = x; del x; gc.collect(); print('after')
for fn in ('sqrt', 'log', 'exp', 'gamma', 'factorial', 'isqrt', 'floor', 'acos'):
    for v in (0, 1, 2.5, -1, 10, 200, 1e308, float('inf'), float('nan'), 'a'):
        try: print(fn, v, getattr(math, fn)(v) if not (fn == 'factorial' and v == 1e308) else 0)
        except Exception as e: print(fn, v, type(e).__name__, e)
print(math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.fsum([.1] * 10), math.prod([1, 2, 3]), math.isclose(1, 1 + 1e-10), math.log(8, 2), math.log2(8), math.log10(1000), math.log(10 ** 400), math.copysign(1, -0.0), math.modf(2.5), math.frexp(8), math.ldexp(1, 3), math.trunc(2.7), math.ceil(2.1), math.remainder(7, 3), math.fmod(-7, 3), math.ulp(1.0), math.nextafter(1, 2), math.cbrt(27), math.erf(1), math.lgamma(10.5))
random.seed(42); print(random.random(), random.randint(1, 100), random.choice('abc'), random.sample(range(100), 5), random.shuffle(x := list(range(5))), x, random.uniform(1, 2), random.gauss(0, 1), random.choices([1, 2, 3], k=4), random.choices('ab', weights=[1, 9], k=5), random.getrandbits(70), random.randrange(0, 100, 5), random.triangular(), random.betavariate(1, 2), random.expovariate(1), random.normalvariate(0, 1), random.vonmisesvariate(0, 1), random.gammavariate(2, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.lognormvariate(0, 1), random.randbytes(5))
random.seed('text'); print(random.random()); random.seed(2.5); print(random.random()); random.seed(b'x'); print(random.random()); random.seed(10 ** 30); print(random.random()); random.seed(-5); print(random.random())
r = random.Random(7); st = r.getstate(); a = r.random(); r.setstate(st); print(a == r.random(), a); t(random.choice, []); t(random.randint, 5, 1); t(random.sample, [1], 2); t(random.seed, []); t(random.randrange, 0); t(random.sample, {1}, 1)
print(sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize, sys.argv[0][-5:], sys.getrecursionlimit()); t(sys.exit, 3)
