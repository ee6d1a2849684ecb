d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(2**61), hash(-1), hash(0.5), hash(1e300), hash(float("inf")), hash((1, 2)), hash(()), hash(10**30), hash(-2.5))
print({3, 1, 2}, {10, 5, 1, 20}, {1.5, 2, 0.25}, {0, 8, 16, 3}, {-1, -2, 5}, set(range(10, 0, -1)), {100, 33, 7, 64, 1024}, {True, 2, 0})
s = {i * 7 % 31 for i in range(20)}
print(s, list(s)[:3], s.pop(), s)
