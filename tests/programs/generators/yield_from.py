def inner():
    x = yield "first"
    print("inner got", x)
    try:
        yield "second"
    except KeyError:
        print("inner caught")
    return "result"
def outer():
    r = yield from inner()
    print("outer has", r)
    yield from [1, 2]
    yield from "ab"
    return "end"
g = outer()
print(next(g), g.send("sent"), g.throw(KeyError), next(g), list(g))
def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, [4]], 5]])))
try:
    def bad():
        yield from 5
    list(bad())
except TypeError as e:
    print(e)
