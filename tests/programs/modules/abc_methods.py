# The abstract base classes of containers: what they ask for, recognize and make of a few methods.
import collections.abc as abc
from collections import deque, OrderedDict, Counter, ChainMap, UserDict, UserList, defaultdict
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
values = [1, 1.5, 'a', b'b', (), [], {}, set(), frozenset(), range(3), {}.keys(), {}.items(), {}.values(), iter([]), (i for i in ()), len, int, None, deque(), OrderedDict(), Counter(), ChainMap(), UserDict(), UserList(), defaultdict(), slice(1), enumerate([]), zip(), map(len, [])]
async def co(): pass
async def ag(): yield
c = co(); values += [c, ag()]
for name in abc.__all__:
    cls = getattr(abc, name)
    print(name, [isinstance(v, cls) for v in values].__repr__().replace('True', '1').replace('False', '0'))
    print(cls, cls.__mro__, sorted(cls.__abstractmethods__), cls.__module__, cls.__qualname__)
    print(sorted(n for n in vars(cls) if n not in ('_abc_impl', '_MutableMapping__marker', '__module__', '__doc__', '__weakref__')))
    t(cls)
    for n, m in sorted((n, m) for n, m in vars(cls).items() if n in cls.__abstractmethods__ or n[:3] == '__r'):
        if callable(m) and hasattr(m, '__qualname__') and m.__qualname__.split('.')[-1] != n: print('alias', n, m.__qualname__)
    t(lambda: cls[int]); t(lambda: cls[int, str])
c.close()
print(abc.Callable[[int, str], None], abc.Callable[..., int], abc.Callable[[], int], abc.Callable[[int], str].__args__, abc.Callable[[abc.Sized], co])
t(lambda: abc.Callable[int, str]); t(lambda: abc.Callable[int]); t(lambda: abc.Callable[[int], str, int])
class S(abc.MutableSet):
    def __init__(self, it=()): self.d = list(dict.fromkeys(it))
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __contains__(self, x): return x in self.d
    def add(self, x): 
        if x not in self.d: self.d.append(x)
    def discard(self, x):
        if x in self.d: self.d.remove(x)
    def __repr__(self): return f'S({self.d})'
a, b = S([1, 2, 3]), S([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a < b, a <= a, a >= b, a > S([1]), a == S([3, 2, 1]), a != b, a.isdisjoint(S([9])), a.isdisjoint([1]))
print([1, 2] & a, [9] | a, [1, 9] - a, [1, 9] ^ a, a - [1], a ^ [1, 7], {1, 2} | a, a & {2})
import operator
for op in (operator.lt, operator.le, operator.gt, operator.ge, operator.and_, operator.or_, operator.sub, operator.xor):
    t(op, a, 5); t(op, 5, a)
print(a == 5, a == {1, 2, 3})
t(hash, a)
a |= [7]; print(a); a -= [7, 1]; print(a); a ^= [2, 8]; print(a); a &= [8, 9]; print(a); a ^= a; print(a); a |= 'xy'; a -= a; print(a)
t(a.pop); t(a.remove, 1); a.add(5); print(a.pop(), a); a.add(1); a.add(2); a.clear(); print(len(a)); a.add(3); a.remove(3)
class M(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return f'M({self.d})'
m = M(); m.update({'a': 1}, b=2); m.update([('c', 3)]); m.update(m)
class K:
    def keys(self): return ['x']
    def __getitem__(self, k): return k * 2
m.update(K()); t(m.update, 5); t(m.update, [1]); t(m.update, 1, 2)
print(m, m.keys(), m.items(), m.values(), m == dict(m), m != {}, 'a' in m, 'q' in m, m.get('q'), m.get('a'), m.get('q', 5), m == 5)
print(list(m.keys()), list(m.items()), list(m.values()), ('a', 1) in m.items(), ('a', 2) in m.items(), ('z', 2) in m.items(), 3 in m.values(), 9 in m.values(), m.keys() & ['a'], sorted(m.keys() | {'n'}), sorted(k for k, v in m.items() - [('a', 1)]), m.keys() == {'a', 'b', 'c', 'x'})
t(m.pop, 'zz'); print(m.pop('zz', 4), m.pop('a'), m.setdefault('b', 9), m.setdefault('n', 9), m.popitem(), len(m))
t(reversed, m); t(hash, m); m.clear(); t(m.popitem); t(lambda: M()['q'])
class Q(abc.MutableSequence):
    def __init__(self, it=()): self.d = list(it)
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def __len__(self): return len(self.d)
    def insert(self, i, v): self.d.insert(i, v)
q = Q([1, 2, 3, 2]); q.append(4); q.extend([5, 6]); q.extend(q); q += (7,); q.reverse()
print(q.d, list(q), list(reversed(q)), 3 in q, 99 in q, q.index(2), q.index(2, -3), q.index(1, 0, None), q.count(2), q.pop(), q.pop(0), q.d)
t(q.index, 2, 0, 1); t(q.index, 'z'); t(q.index, 5, 1, -2); q.remove(3); t(q.remove, 77); q.clear(); t(q.pop); print(q.d)
class It(abc.Iterator):
    n = 0
    def __next__(self):
        self.n += 1
        return self.n if self.n < 4 else super().__next__()
print(list(It()), iter(It()) is not None)
class G(abc.Generator):
    def send(self, v): return v
    def throw(self, *a): super().throw(*a)
g = G(); print(next(g), g.send(4), g.close()); t(g.throw, ValueError); t(g.throw, ValueError('x')); t(g.throw, ValueError, ValueError('y')); t(g.throw, KeyError, None, None)
class H(G):
    def throw(self, *a): return 1
t(H().close)
class C(abc.Coroutine):
    def send(self, v): super().send(v)
    def throw(self, *a): return 1
    def __await__(self): return iter(())
t(C().close); t(C().send, 1)
class W:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return 0
    def __call__(self): pass
    __hash__ = None
print(issubclass(W, abc.Collection), issubclass(W, abc.Hashable), issubclass(W, abc.Callable), issubclass(W, abc.Reversible), issubclass(W, abc.Sequence))
abc.Sequence.register(W); print(issubclass(W, abc.Sequence), isinstance(W(), abc.Sequence))
print(issubclass(int, abc.MappingView), issubclass(abc.Set, abc.Collection))
import asyncio
class AG(abc.AsyncGenerator):
    async def asend(self, v):
        self.n = getattr(self, 'n', 0) + 1
        if self.n > 2: await super().asend(v)
        return self.n
    async def athrow(self, *a): await super().athrow(*a)
class AI(abc.AsyncIterator):
    async def __anext__(self): await super().__anext__()
async def main():
    print([x async for x in AG()], [x async for x in AI()], await AG().aclose())
    try: await AG().athrow(ValueError('v'))
    except ValueError as e: print(e)
asyncio.run(main())
print(abc.Set._hash(frozenset([1, 2, 3])) == hash(frozenset([1, 2, 3])))
