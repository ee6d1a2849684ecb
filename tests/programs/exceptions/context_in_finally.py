def f():
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError as e:
            print(repr(e.__context__))
try:
    f()
except ValueError as e:
    print(e, e.__context__)
def g():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"
print(g())
def h():
    for i in range(2):
        try:
            raise ValueError
        finally:
            continue
    return "continued"
print(h())
def k():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "broken out"
print(k())
