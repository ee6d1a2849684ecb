def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.__delitem__('a')", lambda: changed({}, lambda x: x.__delitem__('a')))
show("{}.__delitem__('zz')", lambda: changed({}, lambda x: x.__delitem__('zz')))
show("{'a': 1}.__delitem__('a')", lambda: changed({'a': 1}, lambda x: x.__delitem__('a')))
show("{'a': 1}.__delitem__('zz')", lambda: changed({'a': 1}, lambda x: x.__delitem__('zz')))
show("{'b': 2, 'a': 1}.__delitem__('a')", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__delitem__('a')))
show("{'b': 2, 'a': 1}.__delitem__('zz')", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__delitem__('zz')))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__delitem__('a')", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__delitem__('a')))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__delitem__('zz')", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__delitem__('zz')))
