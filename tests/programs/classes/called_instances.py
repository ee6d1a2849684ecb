"""What calls find on the class: `__call__`, class methods, super(), and the classes of the library."""


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, times=1):
        return self.n + x * times


class Static:
    __call__ = staticmethod(lambda *given: given)


class OfClass:
    @classmethod
    def __call__(cls, *given):
        return cls.__name__, given


class Deep:
    __call__ = Adder(100)


class Generating:
    def __call__(self, n):
        yield from range(n)


class Child(Adder):
    def __call__(self, x):
        return super().__call__(x, times=2) + 1


add = Adder(3)
print(add(4), add(4, times=3), Child(1)(5), Static()(1, 2), OfClass()(1), Deep()(5), list(Generating()(3)))
add.__call__ = None  # on the instance it counts for nothing
print(add(1))
for wrong in (lambda: add(), lambda: add(1, 2), lambda: add(1, speed=2), lambda: Child(1)(1, 2), lambda: object()()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
Adder.__call__ = lambda self, x: -x
print(add(7), Child.__call__ is not Adder.__call__)
del Adder.__call__
try:
    add(1)
except TypeError as error:
    print(error)


class Base:
    @classmethod
    def make(cls, *given, **named):
        return cls.__name__, given, named

    def who(self):
        return "base", type(self).__name__


class Sub(Base):
    @classmethod
    def make(cls, *given, **named):
        return super().make(0, *given, **named)

    def who(self):
        return super().who() + (super(Sub, self).who(),)


print(Base.make(1), Sub.make(1, a=2), Sub().make(), Sub().who())
bound = Sub().who
print(bound(), bound.__self__.__class__.__name__)

print(type(1), type(type), type("x") is str, int("7"), float(2), str(b"x", "ascii"), bool([]), list("ab"), tuple([1]))
print(complex(1, 2), bytes(2), range(3), slice(1), dict([(1, 2)]), set([1]), frozenset("a"), bytearray(b"q"))


class Loop:
    def __iter__(self):
        return iter(list(self))


for wrong in (
    lambda: int("x"),
    lambda: int([]),
    lambda: list(1),
    lambda: list(1, 2),
    lambda: tuple(Loop()),
    lambda: type(),
    lambda: type(None)(1),
    lambda: range(),
    lambda: bool(1, 2),
    lambda: enumerate(),
    lambda: dict(1),
    lambda: float("one"),
):
    try:
        print(wrong())
    except (TypeError, ValueError, RecursionError) as error:
        print(type(error).__name__, error)
