def log(name, it):
    for x in it:
        print(name, x)
        yield x
def take(n, it):
    for _ in range(n):
        yield next(it)
squares = (x * x for x in log("source", range(100)))
print(list(take(3, squares)))
print(any(x > 2 for x in log("any", [1, 2, 3, 4])), next(x for x in [5, 6] if x > 5))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
