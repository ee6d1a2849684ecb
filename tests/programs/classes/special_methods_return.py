"""Operators, items and iteration in Python: what they return, raise and keep alive."""
import traceback


class Gone:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return NotImplemented if other == "no" else f"{self.name}+{getattr(other, 'name', other)}"

    def __radd__(self, other):
        return NotImplemented if other == "no" else f"{type(other).__name__}+r{self.name}"

    def __getitem__(self, key):
        if key == 13:
            raise StopIteration("unlucky")
        return NotImplemented if key == 0 else (self.name, key)

    def __del__(self):
        print("gone", self.name)


class Left:
    def __init__(self, answer):
        self.answer = answer

    def __add__(self, other):
        return self.answer

    __sub__ = __mul__ = __add__
    __matmul__ = lambda self, other: (self.answer, other)
    __mod__ = staticmethod(lambda other: ("static", other))

    def __truediv__(self, other, scale=2):
        return self.answer, other, scale

    def __pow__(self, *rest):
        return rest

    def __lshift__(self, other):
        yield self.answer
        yield other


class Under(Left):
    def __radd__(self, other):
        return "under first"


print(Gone("a") + 1, 1 + Gone("b"), Gone("c") + Gone("d"))
print(Gone("e")[5], Gone("f")[0], Gone("g")["k"])
kept = Gone("kept")
print(kept + kept, kept[1], [kept[i] for i in (1, 2)])
for attempt in (
    lambda: Gone("h") + "no",
    lambda: "no" + Gone("i"),
    lambda: kept[13],
    lambda: Left(NotImplemented) + 1,
    lambda: Left(NotImplemented) - Left(1),
    lambda: Left(NotImplemented) * [1],
    lambda: Left(3) + Under(4),
    lambda: Left(NotImplemented) + kept,
    lambda: Left(1) @ 2,
    lambda: Left(1) % 2,
    lambda: Left(1) / 2,
    lambda: Left(1) ** 2,
    lambda: list(Left(1) << 2),
    lambda: Left(1) & 2,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Count:
    def __init__(self, end, error=StopIteration):
        self.n, self.end, self.error = 0, end, error

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == self.end:
            raise self.error
        self.n += 1
        return self.n


class Done(StopIteration):
    pass


class Pairs(Count):
    def __next__(self):
        n = super().__next__()
        return n, n * n


class Yields(Count):
    def __next__(self):
        yield 1


for error in (StopIteration, Done, Done("value"), StopIteration(1, 2), KeyError("k")):
    try:
        for n in Count(2, error):
            print(n, end=" ")
        else:
            print("else")
    except KeyError as caught:
        print("raised", caught, [frame.name for frame in traceback.extract_tb(caught.__traceback__)])

for a, b in Pairs(3):
    print(a, b, end=" ")
print(list(Pairs(2)), [n for n in Count(3)], sum(n for n in Count(4)), next(Count(0), "none"))
for i, generator in enumerate(Yields(1)):
    print(i, list(generator))
    break


def broken():
    for x in Count(1, ValueError("deep")):
        for y in Count(1):
            pass


try:
    broken()
except ValueError:
    print(traceback.format_exc().replace(__file__, "FILE"))


class Endless:
    def __add__(self, other):
        return self + other

    def __getitem__(self, key):
        return self[key]

    def __next__(self):
        for x in self:
            pass

    def __iter__(self):
        return self


for attempt in (lambda: Endless() + 1, lambda: Endless()[1], lambda: [x for x in Endless()]):
    try:
        attempt()
    except RecursionError as error:
        print(type(error).__name__)
print("end")
