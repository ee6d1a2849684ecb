def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().discard(1)", lambda: changed(set(), lambda x: x.discard(1)))
show("set().discard(99)", lambda: changed(set(), lambda x: x.discard(99)))
show("{1}.discard(1)", lambda: changed({1}, lambda x: x.discard(1)))
show("{1}.discard(99)", lambda: changed({1}, lambda x: x.discard(99)))
show("{3, 1, 2}.discard(1)", lambda: changed({3, 1, 2}, lambda x: x.discard(1)))
show("{3, 1, 2}.discard(99)", lambda: changed({3, 1, 2}, lambda x: x.discard(99)))
show("{1, 2, 3, 4, 5}.discard(1)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.discard(1)))
show("{1, 2, 3, 4, 5}.discard(99)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.discard(99)))
show("{1.5, 2}.discard(1)", lambda: changed({1.5, 2}, lambda x: x.discard(1)))
show("{1.5, 2}.discard(99)", lambda: changed({1.5, 2}, lambda x: x.discard(99)))
