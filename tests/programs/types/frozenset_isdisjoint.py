def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("frozenset().isdisjoint([7])", lambda: frozenset().isdisjoint([7]))
show("frozenset({1}).isdisjoint([7])", lambda: frozenset({1}).isdisjoint([7]))
show("frozenset([3, 1, 2]).isdisjoint([7])", lambda: frozenset([3, 1, 2]).isdisjoint([7]))
