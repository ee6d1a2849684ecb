"""What goes wrong in making an exception to be thrown into a generator is thrown into it instead."""


class NoInstance(Exception):
    def __new__(cls, *args):
        return cls


class Fails(Exception):
    def __init__(self):
        raise OSError("while it was made")


def generator():
    while True:
        try:
            yield "waiting"
        except (TypeError, OSError) as error:
            yield f"got {type(error).__name__}: {error}".replace("__main__.", "")


def attempt(*thrown):
    running = generator()
    next(running)
    try:
        print(running.throw(*thrown))
    except BaseException as error:
        print("raised", type(error).__name__, error)


attempt(NoInstance)
attempt(Fails)
attempt(int)
attempt(ValueError("v"), "second")
attempt(OSError, "words")
attempt(OSError, (2, "two"))
try:
    raise NoInstance
except TypeError as error:
    print(error)
