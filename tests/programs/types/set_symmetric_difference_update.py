def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().symmetric_difference_update([1, 7])", lambda: changed(set(), lambda x: x.symmetric_difference_update([1, 7])))
show("{1}.symmetric_difference_update([1, 7])", lambda: changed({1}, lambda x: x.symmetric_difference_update([1, 7])))
show("{3, 1, 2}.symmetric_difference_update([1, 7])", lambda: changed({3, 1, 2}, lambda x: x.symmetric_difference_update([1, 7])))
show("{1, 2, 3, 4, 5}.symmetric_difference_update([1, 7])", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.symmetric_difference_update([1, 7])))
show("{1.5, 2}.symmetric_difference_update([1, 7])", lambda: changed({1.5, 2}, lambda x: x.symmetric_difference_update([1, 7])))
