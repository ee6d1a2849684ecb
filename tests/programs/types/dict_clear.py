def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.clear()", lambda: changed({}, lambda x: x.clear()))
show("{'a': 1}.clear()", lambda: changed({'a': 1}, lambda x: x.clear()))
show("{'b': 2, 'a': 1}.clear()", lambda: changed({'b': 2, 'a': 1}, lambda x: x.clear()))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.clear()", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.clear()))
