def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.__ior__({'a': 7})", lambda: changed({}, lambda x: x.__ior__({'a': 7})))
show("{}.__ior__([('a', 7)])", lambda: changed({}, lambda x: x.__ior__([('a', 7)])))
show("{'a': 1}.__ior__({'a': 7})", lambda: changed({'a': 1}, lambda x: x.__ior__({'a': 7})))
show("{'a': 1}.__ior__([('a', 7)])", lambda: changed({'a': 1}, lambda x: x.__ior__([('a', 7)])))
show("{'b': 2, 'a': 1}.__ior__({'a': 7})", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__ior__({'a': 7})))
show("{'b': 2, 'a': 1}.__ior__([('a', 7)])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.__ior__([('a', 7)])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__ior__({'a': 7})", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__ior__({'a': 7})))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__ior__([('a', 7)])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.__ior__([('a', 7)])))
