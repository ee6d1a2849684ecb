def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().remove(1)", lambda: changed(set(), lambda x: x.remove(1)))
show("set().remove(99)", lambda: changed(set(), lambda x: x.remove(99)))
show("{1}.remove(1)", lambda: changed({1}, lambda x: x.remove(1)))
show("{1}.remove(99)", lambda: changed({1}, lambda x: x.remove(99)))
show("{3, 1, 2}.remove(1)", lambda: changed({3, 1, 2}, lambda x: x.remove(1)))
show("{3, 1, 2}.remove(99)", lambda: changed({3, 1, 2}, lambda x: x.remove(99)))
show("{1, 2, 3, 4, 5}.remove(1)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.remove(1)))
show("{1, 2, 3, 4, 5}.remove(99)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.remove(99)))
show("{1.5, 2}.remove(1)", lambda: changed({1.5, 2}, lambda x: x.remove(1)))
show("{1.5, 2}.remove(99)", lambda: changed({1.5, 2}, lambda x: x.remove(99)))
