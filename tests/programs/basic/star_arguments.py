def show(*args, **kwargs):
    print(args, kwargs)


show()
show(1, 2, a=3)
show(*[1, 2], *"ab", **{"x": 1}, y=2)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1],))
