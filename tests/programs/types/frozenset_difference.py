def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().difference([1])", lambda: frozenset().difference([1]))
show("frozenset({1}).difference([1])", lambda: frozenset({1}).difference([1]))
show("frozenset([3, 1, 2]).difference([1])", lambda: frozenset([3, 1, 2]).difference([1]))
