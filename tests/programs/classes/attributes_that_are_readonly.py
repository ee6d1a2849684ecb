# Attributes of built-in objects that can't be assigned, in CPython's two wordings, and some that can.
import functools


def function():
    pass


class Thing:
    def method(self):
        pass

    @property
    def value(self):
        return 1


cases = [
    (slice(1, 2), "start"), (range(3), "stop"), (1j, "real"), (1.5, "real"), (1, "denominator"),
    (function, "__closure__"), (function, "__globals__"), (function.__code__, "co_name"), (Thing().method, "__self__"),
    (Thing.value, "fget"), (functools.partial(function), "func"), (Thing, "__mro__"), (ExceptionGroup("g", [OSError()]), "message"),
    (memoryview(b"x"), "nbytes"), (list[int], "__origin__"), ({}.keys(), "mapping"), (Thing(), "value"), ([], "append"),
]
for thing, name in cases:
    try:
        setattr(thing, name, getattr(thing, name))
        print(type(thing).__name__, name, "can be assigned")
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
function.__dict__ = {"mark": 1}
function.other = 2
print(function.mark, vars(function))
for wrong in (None, 3):
    try:
        function.__dict__ = wrong
    except TypeError as error:
        print(error)
