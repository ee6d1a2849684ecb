class C:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, k):
        print("get", k, end="; ")
        return self.items[k]
    def __setitem__(self, k, v):
        self.items[k] = v
    def __delitem__(self, k):
        del self.items[k]
    def __contains__(self, x):
        return x in self.items
c = C(1, 2, 3)
print(len(c), c[0], c[-1], c[1:], 2 in c, 9 in c, bool(c), bool(C()))
c[0] = 10
del c[1]
print(c.items, list(c), list(reversed(c)))
class OnlyGet:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i
print(list(OnlyGet()), 4 in OnlyGet(), max(OnlyGet()))
class It:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), 1 in It(3), sum(It(4)), tuple(It(2)), [*It(2)], dict(zip(It(2), "ab")))
class Missing(dict):
    def __missing__(self, key):
        return key * 2
m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), m)
