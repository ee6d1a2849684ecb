def a():
    b()
def b():
    try:
        c(1)
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e
def c(n):
    return n / 0
a()
