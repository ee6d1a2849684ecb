def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.__setitem__('a', 5)", lambda: changed({}, lambda x: x.__setitem__('a', 5)))
show("{}.__setitem__([1], 5)", lambda: changed({}, lambda x: x.__setitem__([1], 5)))
show("{'a': 1}.__setitem__('a', 5)", lambda: changed({'a': 1}, lambda x: x.__setitem__('a', 5)))
show("{'a': 1}.__setitem__([1], 5)", lambda: changed({'a': 1}, lambda x: x.__setitem__([1], 5)))
show("{'b': 2, 'a': 1}.__setitem__('a', 5)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__setitem__('a', 5)))
show("{'b': 2, 'a': 1}.__setitem__([1], 5)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__setitem__([1], 5)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__setitem__('a', 5)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__setitem__('a', 5)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__setitem__([1], 5)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__setitem__([1], 5)))
