# What has `__index__` as the argument of methods: a count, a place, a byte; too large for each.
class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def show(name, call):
    try:
        print(name, repr(call()))
    except Exception as error:
        print(name, type(error).__name__, error)


for given in (Index(3), Index(98), Index(2**100), Index(-(2**100)), Index("x"), 2**100):
    print("---", getattr(given, "number", given))
    for kind in (bytes, bytearray):
        for name in ("find", "index", "rfind", "rindex", "count"):
            show(name, lambda: getattr(kind(b"abcabc"), name)(given))
        show("in", lambda: given in kind(b"abc"))
        show("replace", lambda: kind(b"abcb").replace(b"b", b"d", given))
        show("split", lambda: kind(b"a b c d").split(None, given))
        show("rsplit", lambda: kind(b"a b c d").rsplit(b" ", given))
        if given != 2**100 and given.number != 98:
            show("make", lambda: kind(given))
    show("bytearray.pop", lambda: bytearray(b"abcabc").pop(given))
    show("bytearray.insert", lambda: bytearray(b"abcabc").insert(given, 1))
    show("list.pop", lambda: [1, 2, 3, 4].pop(given))
    show("list.insert", lambda: [1, 2, 3, 4].insert(given, 1))
    show("str.replace", lambda: "abcb".replace("b", "d", given))
    show("str.split", lambda: "a b c d".split(None, given))
    show("hex", lambda: b"abcd".hex(":", given))
    show("chr", lambda: chr(given))
    if given != 2**100 and given.number != 98:
        show("center", lambda: "abcd".center(given))
        show("zfill", lambda: b"abcd".zfill(given))
        show("to_bytes", lambda: (1).to_bytes(given, "big"))
for tab in (2**31 - 1, 2**31, -(2**31) - 1, 2**40):
    show("expandtabs", lambda: "a".expandtabs(tab))
    show("expandtabs", lambda: b"a".expandtabs(tab))
