from collections import Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], c + Counter("ms"), c - Counter("ss"), sum(c.values()), list(Counter(a=2, b=1).elements()), c & Counter("sp"), c | Counter("z"), c.total())
c.update("zz")
c.subtract("m")
print(c)
d = defaultdict(list)
d["a"].append(1)
print(d, d["b"], dict(d), defaultdict(int), d.get("zz"), "zz" in d)
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.pop(), q.popleft(), len(q), q.maxlen)
q.extend([7, 8]); q.rotate(1)
print(q, list(q), q[0], 7 in q, q.index(7), q.count(7), deque("ab"), q == deque([8, 3, 7]))
for f in (deque().pop, deque().popleft, lambda: deque()[0], lambda: deque().remove(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
q.extendleft("xy"); q.reverse(); q.insert(1, "i") if len(q) < 3 else None
print(q, q.copy())
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, p == (1, 5), P._make([3, 4]), P(*"ab"))
try:
    P()
except TypeError as e:
    print(e)
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), o == {"a": 1})
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], dict(m), len(m))
