def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().issubset([1, 2, 3])", lambda: frozenset().issubset([1, 2, 3]))
show("frozenset({1}).issubset([1, 2, 3])", lambda: frozenset({1}).issubset([1, 2, 3]))
show("frozenset([3, 1, 2]).issubset([1, 2, 3])", lambda: frozenset([3, 1, 2]).issubset([1, 2, 3]))
