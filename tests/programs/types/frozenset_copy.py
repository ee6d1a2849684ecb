def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().copy()", lambda: frozenset().copy())
show("frozenset({1}).copy()", lambda: frozenset({1}).copy())
show("frozenset([3, 1, 2]).copy()", lambda: frozenset([3, 1, 2]).copy())
