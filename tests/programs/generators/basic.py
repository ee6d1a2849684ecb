def count(n):
    print("starts")
    for i in range(n):
        yield i
    print("ends")
    return "value"
g = count(2)
print(type(g).__name__, iter(g) is g)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("stop again", e.value)
print(next(g, "default"), list(count(3)), sum(count(4)))
