# Counters, named tuples, chains of mappings, and the classes to derive from: all their methods.
import collections
from collections import *
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
P = namedtuple('P', 'x y, z', defaults=[7])
p = P(1, y=2)
print(p, p._asdict(), p._replace(x=5), P._make([1, 2, 3]), P._fields, P._field_defaults, P.__doc__, P.x, P.__match_args__, P.__qualname__, P.__module__, P.__slots__, p.__getnewargs__(), P.x.__doc__)
t(P); t(P, 1, 2, 3, 4); t(P, q=1); t(p._replace, q=1); t(P._make, [1]); t(setattr, p, 'x', 1); t(delattr, p, 'x'); t(setattr, p, 'nope', 1); t(P.x.__get__, 5); t(P.z.__get__, (1,)); t(P.x.__get__, None)
P.x.__doc__ = 'the x'; print(P.x.__doc__, P.x)
print(P._replace.__qualname__, P._make.__qualname__, P._asdict.__doc__, P._make.__doc__, P._replace.__doc__, P.__new__.__doc__)
for names, kw in (('a a', {}), ('def', {}), ('_a', {}), ('a b', dict(defaults=(1, 2, 3))), ('1a', {}), ('a def _b a 1x', dict(rename=True)), (['a', 5], {}), (5, {}), ('', {}), ('a', dict(module='m')), ('a b c', dict(defaults=(1,))), (('x',), {})):
    t(lambda: (lambda c: (c._fields, c.__module__, c._field_defaults, c.__doc__))(namedtuple('N', names, **kw)))
t(namedtuple, 'class', 'a'); t(namedtuple, 5, 'a'); t(namedtuple, 'X')
class Q(P):
    def s(self): return self.x + self.y
print(Q(1, 2).s(), Q(1, 2), Q(1, 2) == (1, 2, 7), hash(P(1, 2)) == hash((1, 2, 7)))
c = Counter('abracadabra'); print(c, c['q'], c.most_common(2), c.most_common(), c.most_common(0), c.most_common(-1), c.total(), sorted(c.elements()), list(Counter(a=2, b=-1).elements()))
d = Counter(a=1, b=5, z=-2, w=0)
for o in ('__add__', '__sub__', '__or__', '__and__', '__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__', '__iadd__', '__isub__', '__ior__', '__iand__'):
    e = Counter(c); f = getattr(e, o); t(f, d); t(getattr(Counter(d), o), c); print(f.__qualname__, e)
    if 'i' != o[2]: t(f, {'a': 1}); t(f, 5)
print(+d, -d, d == Counter(a=1, b=5, z=-2), Counter(a=1) <= Counter(a=1), Counter(a=1) < Counter(a=2, b=0), Counter(), Counter(None), Counter({'a': 1.5}), Counter(a='x', b=2))
t(lambda: Counter(a=1) < {}); t(Counter.fromkeys, 'a'); t(Counter, 1); t(Counter, 1, 2); t(Counter, [[]])
c.update('aa'); c.update({'a': 10, 'n': 1}); c.update(['b'], r=3); c.update(None); print(c); c.subtract('ab'); c.subtract({'a': 1}, b=3); c.subtract(zz=1); print(c); del c['a']; del c['nope']; print(c, c.copy() == c, type(c.copy()))
c += c; print(c); c -= c; print(c)
class K(Counter):
    def __setitem__(self, k, v): super().__setitem__(k, v * 1)
    def update(self, *a, **k): print('update', a, k); super().update(*a, **k)
print(K('aab', x=2), repr(K('ab').copy()), K(K('aa')), type(K('a') + K('a')))
print(Counter(a=3, b=3).most_common(1), Counter({1: 2, True: 3}), Counter(x for x in 'hello'), Counter('abc').__reduce__())
m = ChainMap({'a': 1, 'b': 2}, {'b': 3, 'c': 4})
print(m, m['b'], m['c'], len(m), list(m), 'c' in m, m.get('q'), m.get('b'), bool(m), bool(ChainMap()), m.parents, m.new_child(), m.new_child({'z': 1}), m.new_child({'z': 1}, y=2), m.new_child(k=1), m.maps, dict(m), m == dict(m), list(m.items()))
t(lambda: m['zz']); t(m.pop, 'c'); t(m.pop, 'c', 9); t(m.__delitem__, 'c'); print(m.pop('a')); m['n'] = 1; del m['n']; print(m.popitem()); t(m.popitem); print(m, ChainMap.fromkeys('ab', 1), ChainMap.fromkeys('ab'))
m2 = m | {'k': 1}; print(m2, {'k': 0, 'b': 9} | m, m); m |= {'h': 1}; print(m); t(lambda: m | 5); t(lambda: 5 | m); m.clear(); print(m, m.copy(), m.copy().maps[1] is m.maps[1]); 
class D(ChainMap):
    def __missing__(self, k): return k * 2
print(D({})['x'], D({}).get('x'), ChainMap({}, ChainMap({1: 2}))[1])
u = UserDict({'a': 1}, b=2); print(u, u['a'], len(u), list(u), 'a' in u, u.get('z'), u | {'c': 3}, {'c': 3} | u, u | UserDict(d=1), u.copy(), type(u.copy()), u.data, u == {'a': 1, 'b': 2}, UserDict.fromkeys('ab', 0), u.pop('a'), u.setdefault('k', 5))
t(lambda: u['zz']); t(lambda: u | 5); t(lambda: 5 | u); u |= {'x': 1}; u |= UserDict(y=1); print(u, UserDict(), UserDict(None)); t(UserDict, 1, 2); t(hash, u)
class V(UserDict):
    def __missing__(self, k): return 'm' + k
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
v = V(a=1); v.extra = 2; w = v.copy(); print(v, v['q'], 'q' in v, v.get('q'), w, w.extra, type(w), w.data is v.data, V.fromkeys('xy'))
l = UserList([3, 1, 2]); l.append(5); l.insert(0, 9); l.extend(UserList([7])); l += [8]; print(l, l[0], l[1:3], type(l[1:3]), l + [1], [1] + l, l + UserList([2]), l * 2, 2 * l, len(l), 9 in l, l.index(9), l.index(5, 1), l.count(3), l.pop(), l.pop(0), l == [3, 1, 2, 5, 7], l < [4], l <= UserList([1]), l > [1], l >= [9], l != [1])
l.sort(); print(l); l.sort(key=lambda x: -x, reverse=False); l.reverse(); l.remove(1); l[0] = 100; l[1:2] = [4, 4]; del l[0]; print(l, l.copy(), type(l.copy()), list(reversed(l))); l *= 2; print(l); l.clear(); print(l, UserList('abc'), UserList(UserList([1])), UserList((1, 2)) + 'ab'); t(l.pop); t(l.remove, 4); t(l.index, 4); t(hash, l); t(UserList([1]).__add__, 5)
s = UserString('Hello World'); print(s, repr(s), len(s), s[0], type(s[0]), s[1:3], s + '!', '<' + s, s + 5, 5 + s, s * 2, 2 * s, s.upper(), type(s.upper()), s.find('o'), s.find(UserString('W')), s.count('l'), s.split(), s.split('o', 1), s.split(maxsplit=1), s.rsplit('o', maxsplit=1), s.replace('l', 'L'), s.replace(UserString('l'), UserString('_'), 1), s.join(['a', 'b']), s.partition(' '), s.startswith('He'), s.center(21, '*'), s.zfill(20), 'ell' in s, UserString('ell') in s, s == 'Hello World', s < 'I', s > UserString('A'), hash(s) == hash('Hello World'), s.encode(), s.title().swapcase(), s.strip('Hd'), s.isalpha(), s.expandtabs(), UserString('%s-%d') % ('a', 3), int(UserString('12')), float(UserString('1.5')), UserString(5), UserString('a{}b{x}').format(1, x=2), UserString('{k}').format_map({'k': 1}), s.translate({72: 'J'}), s.removeprefix('He'), s.splitlines(), UserString('a\nb').splitlines(True), s.maketrans('a', 'b'))
t(s.find, 1); t(s.index, 'zz'); t(lambda: UserString('a') < 5)
o = OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, o.popitem(False), o, o == OrderedDict(a=1), o | {'z': 1}, OrderedDict.fromkeys('ab'), list(reversed(OrderedDict(x=1, y=2)))); t(o.move_to_end, 'q'); OrderedDict().popitem if 0 else t(OrderedDict().popitem)
print(collections.abc.Mapping, sorted(n for n in dir(collections) if n[0] != '_'), ChainMap, UserDict.__mro__, UserString.__module__, UserList.sort.__qualname__, UserString.find.__qualname__)
t(lambda: collections.nope)
from collections import abc
print(abc.Set)
