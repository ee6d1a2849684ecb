print(sorted([3, 1, 2]), sorted("banana"), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([3, -1, 2], key=abs, reverse=True), sorted({"b": 1, "a": 2}), sorted([1, 2.5, True, 0]))
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dee", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]))
print(min(3, 1), max("a", "b"), min([], default=5), max([1], default=0), min("hello"), max([1, 5], [2]), min(2, 2.0), max(1, True))
l = [5, 2, 9]
l.sort(key=lambda x: -x)
print(l, list(reversed(l)))
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __repr__(self): return f"K{self.n}"
print(sorted([K(3), K(1), K(2)]), min(K(2), K(1)), max([K(1), K(4)]))
