def g():
    while True:
        try:
            x = yield 1
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"
        finally:
            print("finally")
a = g()
next(a)
print(a.throw(ValueError("v")))
print(next(a))
a.close()
a.close()
b = g()
b.close()
try:
    next(b)
except StopIteration:
    print("closed before it began")
c = g()
try:
    c.throw(KeyError("early"))
except KeyError as e:
    print(repr(e))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
d = stubborn()
next(d)
try:
    d.close()
except RuntimeError as e:
    print(e)
def r():
    yield 1
    raise StopIteration("inside")
try:
    list(r())
except RuntimeError as e:
    print(e, repr(e.__cause__))
