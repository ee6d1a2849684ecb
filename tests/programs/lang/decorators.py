def deco(f):
    print("decorating", f.__name__)
    def wrapper(*a, **k):
        print("before")
        r = f(*a, **k)
        print("after")
        return r
    return wrapper
def with_args(n):
    print("making", n)
    def d(f):
        print("applying", n)
        return lambda *a: f(*a) * n
    return d
@deco
@with_args(3)
def f(x):
    return x
print(f(2))
@with_args(2)
class C:
    def __init__(self):
        pass
    def __mul__(self, n):
        return f"C times {n}"
print(C())
