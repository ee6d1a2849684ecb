def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().pop()", lambda: changed(set(), lambda x: x.pop()))
show("{1}.pop()", lambda: changed({1}, lambda x: x.pop()))
show("{3, 1, 2}.pop()", lambda: changed({3, 1, 2}, lambda x: x.pop()))
show("{1, 2, 3, 4, 5}.pop()", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.pop()))
show("{1.5, 2}.pop()", lambda: changed({1.5, 2}, lambda x: x.pop()))
