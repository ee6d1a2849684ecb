def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().symmetric_difference([1, 7])", lambda: frozenset().symmetric_difference([1, 7]))
show("frozenset({1}).symmetric_difference([1, 7])", lambda: frozenset({1}).symmetric_difference([1, 7]))
show("frozenset([3, 1, 2]).symmetric_difference([1, 7])", lambda: frozenset([3, 1, 2]).symmetric_difference([1, 7]))
