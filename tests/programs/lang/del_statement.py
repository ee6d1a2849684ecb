x = [1, 2, 3, 4, 5]
del x[0], x[-1]
print(x)
del x[:2]
print(x)
d = {"a": {"b": 1, "c": 2}}
del d["a"]["b"]
print(d)
class C: pass
c = C()
c.y = 1
del c.y
print(hasattr(c, "y"))
for f in (lambda: d.__delitem__("zz"), lambda: delattr(c, "y"), lambda: x.__delitem__(7)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
del (x, d)
