# Which collections the patterns of sequences and mappings take, and how they are asked.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from collections.abc import Mapping, Sequence


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("  length")
        return len(self.items)

    def __getitem__(self, at):
        print("  item", at)
        return self.items[at]


class Table(Mapping):
    def __init__(self, **rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __getitem__(self, key):
        print("  key", key)
        return self.rows[key]


def kind(value):
    match value:
        case []:
            return "empty"
        case [1]:
            return "a single 1"
        case [_, _]:
            return "two"
        case [_, *_, 9]:
            return "ends with 9"
        case [1, second, *_]:
            return f"1, {second}, and so on"
        case [*_]:
            return "a sequence"
        case {"a": 1, **rest}:
            return f"a is 1, and {rest}"
        case {"b": _}:
            return "has b"
        case {}:
            return "a mapping"
        case _:
            return "something"


for value in [
    [], (1,), [1, 2, 3], [4, 5, 9], range(0), range(2), range(1, 1 << 40), memoryview(b"ab"),
    deque(), deque([1, 2, 3]), UserList([1, 2, 3]), Row(), Row(1), Row(1, 2), Row(5, 6, 9), Row(1, 2, 3),
    "abc", b"abc", bytearray(b"abc"), UserString("abc"), {1, 2}, iter([1]), {}.keys(),
    {}, {"a": 1, "c": 3}, OrderedDict(a=1), defaultdict(int, b=1), Counter("ab"), UserDict(b=1),
    ChainMap({"a": 1}, {"k": 3}), Table(), Table(a=1, z=2), Table(b=2), int.__dict__,
]:
    print(type(value).__name__, kind(value))


class Plain:
    def __len__(self):
        return 2

    def __getitem__(self, at):
        return (1, 2)[at]


class Below(Plain):
    pass


class Both(Below, Mapping):
    def get(self, key, default=None):
        return default

    def __iter__(self):
        return iter(())


print(kind(Plain()), kind(Below()), kind(Both()))
Sequence.register(Plain)
print(kind(Plain()), kind(Below()), kind(Both()))


class Asked(dict):
    def get(self, key, default=None):
        print("  get", key)
        return 7

    def __missing__(self, key):
        print("  missing", key)


match Asked(a=1):
    case {"x": found}:
        print(found)
filled = defaultdict(list)
match filled:
    case {"x": found}:
        print("never")
    case _:
        print(dict(filled))


class Broken(Table):
    def get(self, key, default=None):
        raise LookupError(key)


match Broken(x=1):
    case {
        "a": 1
    }:
        pass
