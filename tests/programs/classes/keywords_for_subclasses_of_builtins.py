# Keyword arguments that a subclass of a built-in type gets: for its own __new__ or __init__, or for nobody.
for base in (list, set, frozenset, tuple, float, int, str, bytes, bytearray, dict, complex):
    class Plain(base):
        pass

    class Init(base):
        def __init__(self, *items, extra=None):
            pass

    class New(base):
        def __new__(cls, *items, extra=None):
            return super().__new__(cls)

    class Both(New):
        def __init__(self, *items, extra=None):
            pass

    for kind in (base, Plain, Init, New, Both):
        try:
            print(base.__name__, kind.__name__, kind(extra=3) == base())
        except TypeError as error:
            print(base.__name__, kind.__name__, error)


class Growing(bytearray):
    def __init__(self, text):
        super().__init__(text, "ascii")
        self.extend(b"!")


grown = Growing("abc")
print(grown, type(grown).__name__)
grown.__init__("new")
print(grown)
