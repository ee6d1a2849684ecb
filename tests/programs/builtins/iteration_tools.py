print(list(zip([1, 2, 3], "ab", (True, False, None))), list(zip()), list(enumerate("ab", 5)), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed(range(3))), list(range(5, 0, -2)), dict(enumerate("ab")))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
print(any([]), all([]), any([0, "", 3]), all([1, 0]), sum([1, 2], 10), sum([0.1] * 3), sum([[1], [2]], []), sum((x for x in range(4))))
print(range(3), range(1, 10, 2)[2], range(10)[2:5], len(range(0, 100, 7)), 5 in range(10), range(3) == range(0, 3), list(range(3))[::-1], range(10).index(4), range(5).count(2), max(range(5)))
print(type(zip()).__name__, type(map(str, [])).__name__, type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type({}.keys()).__name__, type(enumerate([])).__name__)
