print((lambda: 1)(), (lambda x, *a, k=2, **kw: (x, a, k, kw))(1, 2, 3, k=4, z=5), (lambda x=3: x)())
f = lambda n: 1 if n < 2 else n * f(n - 1)
print(f(20), f.__name__, sorted("bca", key=lambda c: -ord(c)))
