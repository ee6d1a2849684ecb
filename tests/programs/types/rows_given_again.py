"""zip, enumerate and items() may give one tuple again and again, but never one that somebody kept."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)

    def __repr__(self):
        return self.name


def kept():
    print([row for row in zip("abc", range(3))])
    print([row for row in enumerate("abc")])
    print([row for row in {"a": 1, "b": 2, "c": 3}.items()])
    print(list(reversed({"a": 1, "b": 2}.items())))
    rows = zip("abcd", range(4))
    first = next(rows)
    second = next(rows)
    print(first, second, first is second)
    del first
    third = next(rows)
    print(second, third, next(rows))
    held = set()
    for row in enumerate("xyz"):
        held.add(row)
    print(sorted(held))
    kept_one = None
    for row in zip(range(5), range(5)):
        if row[0] == 2:
            kept_one = row
    print(kept_one, row)


def ends():
    for item, other in zip(map(Noisy, "abc"), range(3)):
        print("in the loop", item, other)
    print("after zip")
    for number, item in enumerate(map(Noisy, "de")):
        print("in the loop", number, item)
    del item
    print("after enumerate")


def changed():
    things = {"k": Noisy("value")}
    rows = iter(things.items())
    print(next(rows))
    things.clear()
    print("cleared")
    try:
        next(rows)
    except (RuntimeError, StopIteration) as error:
        print(type(error).__name__, error)
    del rows
    print("rows gone")
    for pair in zip([1, 2], [3]):
        print(pair)
    try:
        list(zip([1, 2], [3], strict=True))
    except ValueError as error:
        print(error)


class Within:
    """An iterator that asks the zip that it is in."""

    def __init__(self):
        self.rows = None
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 2:
            return next(self.rows)
        if self.count > 4:
            raise StopIteration
        return self.count


def nested():
    within = Within()
    within.rows = zip(range(10), within)
    for row in within.rows:
        print(row)


kept()
ends()
changed()
nested()
