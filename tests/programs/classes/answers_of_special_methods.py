# What __len__, __iter__, __slots__ and their like may answer, what built-in functions say to it, and NotImplemented as a truth.
import copy
import sys
import warnings


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


class Broken:
    def __iter__(self):
        raise LookupError("my own")


class Tagged(bytearray):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.tag = [1]


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for size in (sys.maxsize + 1, -1, -sys.maxsize - 10, 1.5, "3", True, 0):
    attempt(len, Sized(size))
    attempt(bool, Sized(size))
for kind in (bytes, bytearray):
    for value in (Broken(), 1.5, [300], ["a"]):
        attempt(kind, value)
for separator in ("\xff", b"\xff", ":", "", "ab"):
    attempt(b"abc".hex, separator)
for items, start in (([bytearray(b"a")], bytearray()), ([b"a"], b""), (["a"], ""), ([[1], [2]], [])):
    attempt(sum, items, start)
attempt(ord, bytearray(b"a"))
attempt(ord, bytearray(b"ab"))
tagged = Tagged(b"abc")
shallow, deep = copy.copy(tagged), copy.deepcopy(tagged)
print(shallow, deep, shallow.tag is tagged.tag, deep.tag is tagged.tag)
for base in (int, bytes, tuple, str, list, float):
    attempt(lambda base=base: type("Below", (base,), {"__slots__": ("x",)}).__slots__)
print(bool(NotImplemented))
if NotImplemented:
    print("is true")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(lambda: not NotImplemented)
    attempt(lambda: NotImplemented or 1)
