def f(a, b):
    return a["x"]["y"] + b.attribute.value
x = {"x": {"y": 1}}
f(x, None)
