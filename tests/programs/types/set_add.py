def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().add(9)", lambda: changed(set(), lambda x: x.add(9)))
show("set().add(1)", lambda: changed(set(), lambda x: x.add(1)))
show("set().add(1.0)", lambda: changed(set(), lambda x: x.add(1.0)))
show("set().add([1])", lambda: changed(set(), lambda x: x.add([1])))
show("{1}.add(9)", lambda: changed({1}, lambda x: x.add(9)))
show("{1}.add(1)", lambda: changed({1}, lambda x: x.add(1)))
show("{1}.add(1.0)", lambda: changed({1}, lambda x: x.add(1.0)))
show("{1}.add([1])", lambda: changed({1}, lambda x: x.add([1])))
show("{3, 1, 2}.add(9)", lambda: changed({3, 1, 2}, lambda x: x.add(9)))
show("{3, 1, 2}.add(1)", lambda: changed({3, 1, 2}, lambda x: x.add(1)))
show("{3, 1, 2}.add(1.0)", lambda: changed({3, 1, 2}, lambda x: x.add(1.0)))
show("{3, 1, 2}.add([1])", lambda: changed({3, 1, 2}, lambda x: x.add([1])))
show("{1, 2, 3, 4, 5}.add(9)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.add(9)))
show("{1, 2, 3, 4, 5}.add(1)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.add(1)))
show("{1, 2, 3, 4, 5}.add(1.0)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.add(1.0)))
show("{1, 2, 3, 4, 5}.add([1])", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.add([1])))
show("{1.5, 2}.add(9)", lambda: changed({1.5, 2}, lambda x: x.add(9)))
show("{1.5, 2}.add(1)", lambda: changed({1.5, 2}, lambda x: x.add(1)))
show("{1.5, 2}.add(1.0)", lambda: changed({1.5, 2}, lambda x: x.add(1.0)))
show("{1.5, 2}.add([1])", lambda: changed({1.5, 2}, lambda x: x.add([1])))
