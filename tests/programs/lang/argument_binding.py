def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "x": 4}))
def pos(a, b, /, c, *, d):
    return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
def g(x): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, c=2, a=3), lambda: pos(1, b=2, c=3, d=4), lambda: pos(1, 2, 3, 4),
             lambda: g(1, 2), lambda: g(y=1), lambda: g(1, x=2), lambda: g(**{"x": 1, "z": 2}), lambda: g(*5), lambda: g(**5),
             lambda: f(**{1: 2}), lambda: pos(1, 2, 3), lambda: pos(1), lambda: g(1, **{"x": 1})):
    try:
        print(call())
    except TypeError as e:
        print(e)
