def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.__or__({'a': 7})", lambda: {}.__or__({'a': 7}))
show("{}.__or__([('a', 7)])", lambda: {}.__or__([('a', 7)]))
show("{'a': 1}.__or__({'a': 7})", lambda: {'a': 1}.__or__({'a': 7}))
show("{'a': 1}.__or__([('a', 7)])", lambda: {'a': 1}.__or__([('a', 7)]))
show("{'b': 2, 'a': 1}.__or__({'a': 7})", lambda: {'b': 2, 'a': 1}.__or__({'a': 7}))
show("{'b': 2, 'a': 1}.__or__([('a', 7)])", lambda: {'b': 2, 'a': 1}.__or__([('a', 7)]))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__or__({'a': 7})", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__or__({'a': 7}))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__or__([('a', 7)])", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__or__([('a', 7)]))
