import collections
import dataclasses
import pprint
import types

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


data = {'name': 'x' * 30, 'list': list(range(40)), 'nested': {'a': [1, 2, {'k': 'v' * 60}], 'b': ('t',) * 12}, 'set': {1, 2, 3}, 'n': None, 1: 2.5}
pprint.pprint(data); pprint.pprint(data, compact=True, width=40, indent=4); pprint.pprint(data, sort_dicts=False, depth=1); pprint.pp(data, width=60)
pprint.pprint(['the quick brown fox jumps over the lazy dog ' * 5, b'bytes ' * 20]); pprint.pprint('line one\nline two ' * 9)
pprint.pprint(collections.Counter('abracadabra' * 3), width=20); pprint.pprint(collections.OrderedDict((str(i), i) for i in range(20))); pprint.pprint(collections.defaultdict(list, {i: [i] * 9 for i in range(8)})); pprint.pprint(collections.deque(range(40), 50)); pprint.pprint(collections.ChainMap({i: i for i in range(20)}, {'a': 'b' * 60})); 
@dataclasses.dataclass
class P:
    x: int
    name: str
    items: list = dataclasses.field(default_factory=list)
pprint.pprint(P(1, 'n' * 60, list(range(30)))); pprint.pprint([P(i, 'abc') for i in range(5)])
pprint.pprint(types.SimpleNamespace(a=1, b='x' * 70, c=list(range(30)))); pprint.pprint(types.MappingProxyType({i: 'v' * 10 for i in range(9)}))
l = [1]; l.append(l); print(pprint.isrecursive(l), pprint.isreadable([1]), pprint.isreadable(l)); pprint.pprint(1234567, underscore_numbers=True); pprint.pprint({1: 'a', 'b': 2, None: 3, (1,): 4})
pprint.pprint(frozenset(range(60))); pprint.pprint((1,)); pprint.pprint(tuple('a' * 50 for _ in range(2))); t(pprint.PrettyPrinter, width=0); t(pprint.PrettyPrinter, indent=-1); t(pprint.PrettyPrinter, depth=0)
print(pprint.pformat({'a': {'b': {'c': {'d': 1}}}}, depth=2)); print(pprint.saferepr({'z': 1, 'a': 2}))
class Q(pprint.PrettyPrinter):
    def format(self, o, c, m, l):
        if isinstance(o, int): return hex(o), True, False
        return super().format(o, c, m, l)
Q(width=30).pprint({'a': [10, 20, 30], 'b': list(range(20))})
