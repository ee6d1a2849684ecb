# Long strings at the outside stand in brackets and have a column less; what is cut in a tuple of
# one keeps its comma; compact rows are filled up.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from pprint import pformat, pprint

words = ' '.join('w' * (i % 7 + 1) for i in range(12))
for width in range(30, 45):
    pprint(words, width=width)
    pprint([words], width=width)
    pprint(words.encode(), width=width)
print(pformat({'a': (1,), 'b': (1, 2), 'c': [(3,)]}, depth=1))
print(pformat([(1,), [2], {3: 4}], depth=1, width=8))
groups = defaultdict(list, {i: list(range(i)) for i in range(5)})
for value in (OrderedDict(groups), groups, Counter(words), deque(range(9), maxlen=12), deque('abc'),
              ChainMap(dict(groups), {'x': words}), {3, 1, 2}, frozenset(range(9)), Counter(), deque()):
    for options in ({}, {'width': 20}, {'width': 24, 'compact': True}, {'width': 30, 'indent': 4}):
        print(pformat(value, **options))
