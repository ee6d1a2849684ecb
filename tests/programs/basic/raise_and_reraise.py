def check(n):
    if n < 0:
        raise ValueError(f"{n} is negative")
    return n


def outer(n):
    try:
        return check(n)
    except ValueError:
        print("seen")
        raise


try:
    outer(-1)
except ValueError as error:
    print("caught:", error)
print(outer(4))
