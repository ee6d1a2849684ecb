def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().difference_update([1])", lambda: changed(set(), lambda x: x.difference_update([1])))
show("{1}.difference_update([1])", lambda: changed({1}, lambda x: x.difference_update([1])))
show("{3, 1, 2}.difference_update([1])", lambda: changed({3, 1, 2}, lambda x: x.difference_update([1])))
show("{1, 2, 3, 4, 5}.difference_update([1])", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.difference_update([1])))
show("{1.5, 2}.difference_update([1])", lambda: changed({1.5, 2}, lambda x: x.difference_update([1])))
