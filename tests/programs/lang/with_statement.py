class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind and kind.__name__, error, trace is not None)
        return self.swallow
with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("c"), CM("d", True) as d):
    raise ValueError("swallowed")
def f():
    with CM("e"):
        return "returned"
print(f())
for n in range(3):
    with CM(n):
        if n == 0:
            continue
        break
try:
    with CM("f"):
        raise KeyError("out")
except KeyError as e:
    print("caught", e)
for bad in (5, "x"):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)
