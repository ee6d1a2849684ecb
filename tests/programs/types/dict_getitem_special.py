def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.__getitem__('a')", lambda: {}.__getitem__('a'))
show("{}.__getitem__(1)", lambda: {}.__getitem__(1))
show("{}.__getitem__('zz')", lambda: {}.__getitem__('zz'))
show("{}.__getitem__((1, 2))", lambda: {}.__getitem__((1, 2)))
show("{}.__getitem__([1])", lambda: {}.__getitem__([1]))
show("{'a': 1}.__getitem__('a')", lambda: {'a': 1}.__getitem__('a'))
show("{'a': 1}.__getitem__(1)", lambda: {'a': 1}.__getitem__(1))
show("{'a': 1}.__getitem__('zz')", lambda: {'a': 1}.__getitem__('zz'))
show("{'a': 1}.__getitem__((1, 2))", lambda: {'a': 1}.__getitem__((1, 2)))
show("{'a': 1}.__getitem__([1])", lambda: {'a': 1}.__getitem__([1]))
show("{'b': 2, 'a': 1}.__getitem__('a')", lambda: {'b': 2, 'a': 1}.__getitem__('a'))
show("{'b': 2, 'a': 1}.__getitem__(1)", lambda: {'b': 2, 'a': 1}.__getitem__(1))
show("{'b': 2, 'a': 1}.__getitem__('zz')", lambda: {'b': 2, 'a': 1}.__getitem__('zz'))
show("{'b': 2, 'a': 1}.__getitem__((1, 2))", lambda: {'b': 2, 'a': 1}.__getitem__((1, 2)))
show("{'b': 2, 'a': 1}.__getitem__([1])", lambda: {'b': 2, 'a': 1}.__getitem__([1]))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__('a')", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__('a'))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__(1)", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__(1))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__('zz')", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__('zz'))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__((1, 2))", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__((1, 2)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__([1])", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__getitem__([1]))
