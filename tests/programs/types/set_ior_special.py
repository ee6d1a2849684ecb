def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().__ior__({7})", lambda: changed(set(), lambda x: x.__ior__({7})))
show("{1}.__ior__({7})", lambda: changed({1}, lambda x: x.__ior__({7})))
show("{3, 1, 2}.__ior__({7})", lambda: changed({3, 1, 2}, lambda x: x.__ior__({7})))
show("{1, 2, 3, 4, 5}.__ior__({7})", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.__ior__({7})))
show("{1.5, 2}.__ior__({7})", lambda: changed({1.5, 2}, lambda x: x.__ior__({7})))
