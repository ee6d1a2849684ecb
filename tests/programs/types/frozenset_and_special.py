def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().__and__({1, 2})", lambda: frozenset().__and__({1, 2}))
show("frozenset({1}).__and__({1, 2})", lambda: frozenset({1}).__and__({1, 2}))
show("frozenset([3, 1, 2]).__and__({1, 2})", lambda: frozenset([3, 1, 2]).__and__({1, 2}))
