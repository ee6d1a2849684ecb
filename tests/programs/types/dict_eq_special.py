def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.__eq__({'a': 1})", lambda: {}.__eq__({'a': 1}))
show("{}.__eq__({'a': 1, 'b': 2})", lambda: {}.__eq__({'a': 1, 'b': 2}))
show("{'a': 1}.__eq__({'a': 1})", lambda: {'a': 1}.__eq__({'a': 1}))
show("{'a': 1}.__eq__({'a': 1, 'b': 2})", lambda: {'a': 1}.__eq__({'a': 1, 'b': 2}))
show("{'b': 2, 'a': 1}.__eq__({'a': 1})", lambda: {'b': 2, 'a': 1}.__eq__({'a': 1}))
show("{'b': 2, 'a': 1}.__eq__({'a': 1, 'b': 2})", lambda: {'b': 2, 'a': 1}.__eq__({'a': 1, 'b': 2}))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__eq__({'a': 1})", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__eq__({'a': 1}))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__eq__({'a': 1, 'b': 2})", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__eq__({'a': 1, 'b': 2}))
