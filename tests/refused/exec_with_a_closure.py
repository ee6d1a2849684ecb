print("before")
def outer():
    n = 1

    def inner():
        return n

    exec(inner.__code__, closure=inner.__closure__)


outer()
