import functools
@functools.lru_cache(maxsize=2)
def f(x):
    print("computing", x)
    return x * x
print(f(1), f(1), f(2), f(3), f(1), f.cache_info())
f.cache_clear()
print(f.cache_info())
@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), functools.reduce(lambda a, b: a + b, [1, 2, 3], 10))
p = functools.partial(print, "a", sep="-")
p("b")
print(p.func is print, p.args, p.keywords)
def deco(g):
    @functools.wraps(g)
    def w(*a):
        "wrapper doc"
        return g(*a)
    return w
@deco
def h():
    "h doc"
    return 1
print(h.__name__, h.__doc__, h(), h.__wrapped__())
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
class C:
    @functools.cached_property
    def slow(self):
        print("once")
        return 5
c = C()
print(c.slow, c.slow)
@functools.singledispatch
def show(x):
    return "object"
@show.register
def _(x: int):
    return "int"
@show.register(list)
def _(x):
    return "list"
print(show(1), show([]), show("s"), show(True))
