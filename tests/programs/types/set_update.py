def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("set().update([7, 8])", lambda: changed(set(), lambda x: x.update([7, 8])))
show("set().update({1}, [9])", lambda: changed(set(), lambda x: x.update({1}, [9])))
show("set().update(5)", lambda: changed(set(), lambda x: x.update(5)))
show("{1}.update([7, 8])", lambda: changed({1}, lambda x: x.update([7, 8])))
show("{1}.update({1}, [9])", lambda: changed({1}, lambda x: x.update({1}, [9])))
show("{1}.update(5)", lambda: changed({1}, lambda x: x.update(5)))
show("{3, 1, 2}.update([7, 8])", lambda: changed({3, 1, 2}, lambda x: x.update([7, 8])))
show("{3, 1, 2}.update({1}, [9])", lambda: changed({3, 1, 2}, lambda x: x.update({1}, [9])))
show("{3, 1, 2}.update(5)", lambda: changed({3, 1, 2}, lambda x: x.update(5)))
show("{1, 2, 3, 4, 5}.update([7, 8])", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.update([7, 8])))
show("{1, 2, 3, 4, 5}.update({1}, [9])", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.update({1}, [9])))
show("{1, 2, 3, 4, 5}.update(5)", lambda: changed({1, 2, 3, 4, 5}, lambda x: x.update(5)))
show("{1.5, 2}.update([7, 8])", lambda: changed({1.5, 2}, lambda x: x.update([7, 8])))
show("{1.5, 2}.update({1}, [9])", lambda: changed({1.5, 2}, lambda x: x.update({1}, [9])))
show("{1.5, 2}.update(5)", lambda: changed({1.5, 2}, lambda x: x.update(5)))
