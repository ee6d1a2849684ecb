a = [1, 2]
print([*a, 0, *a], (*a, *"xy"), {*a, 3}, {**{"a": 1}, "a": 2, **{"b": 3}}, [*range(2), *{5: 6}])
def f(*args, **kwargs):
    return args, kwargs
print(f(*a, *[3], **{"x": 1}, **{"y": 2}))
for bad in (lambda: [*5], lambda: {**5}, lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(*None)):
    try:
        bad()
    except TypeError as e:
        print(e)
def g():
    return *a, 9
print(g())
for x in *a, 7:
    print(x, end=" ")
print()
