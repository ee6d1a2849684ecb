import copy
class P:
    def __init__(self, x, l):
        self.x, self.l = x, l
    def __eq__(self, o):
        return vars(self) == vars(o)
a = P(1, [1, [2]])
b, c = copy.copy(a), copy.deepcopy(a)
a.l[1].append(3)
print(b.l, c.l, a == b, a == c, b.l is a.l)
print(copy.deepcopy({"a": [1, {2}], "t": (1, [2])}), copy.copy([1, 2]), copy.deepcopy("x"))
r = [1]
r.append(r)
d = copy.deepcopy(r)
print(d[1] is d, d)
