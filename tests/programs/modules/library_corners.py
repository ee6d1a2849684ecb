# Format strings with numbers by hand and without, limits of denominators, json's errors.
import string, fractions, functools, json, types, math, shlex, calendar
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e, repr(e.__context__))
F = string.Formatter()
for fmt in ('{} {}', '{0} {1} {0}', '{0} {}', '{} {0}', '{a} {}', '{:{}} {}', '{0:{1}}', '{!r:>5} {a!s} {a!a}', '{a!z}', '{', '}', '{}{}{}{}', '{a[0]} {a.real}', '{:{:{:{}}}}', '', 'x{{}}y', '{00} {}', '{a.b}', '{9}'):
    t(F.format, fmt, 5, 7, 3, a='q')
t(F.format); t(F.vformat, '{}', (1,), {}); print(string.printable == string.digits + string.ascii_letters + string.punctuation + string.whitespace, string.punctuation, string.hexdigits, string.octdigits)
for x in (math.pi, 0.1, 1 / 3, -2.718281828, 100, 3.1415926535, 1e-9):
    for m in (1, 2, 7, 10, 100, 1000, 10 ** 6): print(fractions.Fraction(x).limit_denominator(m), end=' ')
print(); t(fractions.Fraction(1, 3).limit_denominator, 0)
class C:
    n = 0
    @functools.cached_property
    def v(self): self.n += 1; return self.n
    @functools.cached_property
    def bad(self): raise ValueError('bad')
c = C(); print(c.v, c.v, c.n, 'v' in vars(c)); t(lambda: c.bad); del c.v; print(c.v)
class S:
    __slots__ = ()
    @functools.cached_property
    def v(self): return 1
t(lambda: S().v)
p = functools.cached_property(len); t(p.__get__, 5); t(functools.singledispatchmethod, 5); t(functools.partialmethod, 5)
for text in ('', '[1,', '{"a" 1}', '{a}', '[1 2]', 'nul', '"\\x"', '"a\n"', '1 2', '"abc', '[01]', '-', '{"a":}', '\n\n  [1,\n x]'):
    try: json.loads(text)
    except json.JSONDecodeError as e: print(e, e.msg, e.pos, e.lineno, e.colno, e.__reduce__()[1])
print(json.dumps({'a': [1, 2]}, indent=1), json.dumps([1, 2], separators=(';', '=')), json.dumps({'b': 1, 'a': 2}, indent=0, sort_keys=True), json.JSONEncoder(indent=2).item_separator, json.JSONEncoder().item_separator, json.JSONEncoder(default=str).encode([1, C]))
d = types.DynamicClassAttribute
class Dy:
    @d
    def x(self): 'doc'; return 4
    @x.setter
    def x(self, v): print('set', v)
    y = d()
print(Dy().x, Dy.__dict__['x'].__doc__); t(lambda: Dy.x); Dy().x = 3; t(delattr, Dy(), 'x'); t(lambda: Dy().y); t(setattr, Dy(), 'y', 1)
@types.coroutine
def co(): yield 1
except Exception as e: print(e)
import statistics
N = statistics.NormalDist
print(N(1, 2).overlap(N(3, 1)), N(1, 2).overlap(N(1, 2)), N(5, 2).overlap(N(1, 2)), N(1, 2).pdf(0)); t(N(1, 0).pdf, 1); t(N(1, 0).overlap, N()); t(N, 1, -1)
print(calendar.month(2024, 2), calendar.week, calendar.firstweekday()); print(list(shlex.shlex('a b "c d" e;f', punctuation_chars=True)), shlex.split("a 'b c' d"))
