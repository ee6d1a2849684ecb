def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("frozenset().add(1)", lambda: changed(frozenset(), lambda x: x.add(1)))
show("frozenset({1}).add(1)", lambda: changed(frozenset({1}), lambda x: x.add(1)))
show("frozenset([3, 1, 2]).add(1)", lambda: changed(frozenset([3, 1, 2]), lambda x: x.add(1)))
