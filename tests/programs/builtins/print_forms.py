import sys
print("a", "b", sep=None, end=None)
print(1, 2.0, "x", [1, "y"], (1,), {"k": None}, {1}, b"b", True, sep=" | ")
print("no newline", end="", flush=True)
print(file=sys.stdout)
print(*[1, 2, 3], sep="\n")
for kw in ({"sep": 5}, {"end": 5}, {"foo": 1}):
    try:
        print("x", **kw)
    except TypeError as e:
        print(e)
