def a():
    b()
    print("never")


def b():
    c()


def c():
    raise IndexError("deep")


try:
    a()
except LookupError as error:
    print("caught", type(error).__name__, error)
