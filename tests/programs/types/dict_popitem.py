def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.popitem()", lambda: changed({}, lambda x: x.popitem()))
show("{'a': 1}.popitem()", lambda: changed({'a': 1}, lambda x: x.popitem()))
show("{'b': 2, 'a': 1}.popitem()", lambda: changed({'b': 2, 'a': 1}, lambda x: x.popitem()))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.popitem()", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.popitem()))
