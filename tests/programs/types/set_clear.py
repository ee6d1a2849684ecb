def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().clear()", lambda: changed(set(), lambda x: x.clear()))
show("{1}.clear()", lambda: changed({1}, lambda x: x.clear()))
show("{3, 1, 2}.clear()", lambda: changed({3, 1, 2}, lambda x: x.clear()))
show("{1, 2, 3, 4, 5}.clear()", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.clear()))
show("{1.5, 2}.clear()", lambda: changed({1.5, 2}, lambda x: x.clear()))
