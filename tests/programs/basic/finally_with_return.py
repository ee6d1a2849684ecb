def f():
    try:
        return "try"
    finally:
        print("cleaning")


def g():
    try:
        return "try"
    finally:
        return "finally"


def h():
    for n in range(3):
        try:
            if n == 1:
                continue
            print("body", n)
            if n == 2:
                break
        finally:
            print("finally", n)


print(f())
print(g())
h()
