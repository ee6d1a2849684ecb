def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.__contains__('a')", lambda: {}.__contains__('a'))
show("{}.__contains__(1)", lambda: {}.__contains__(1))
show("{}.__contains__([1])", lambda: {}.__contains__([1]))
show("{'a': 1}.__contains__('a')", lambda: {'a': 1}.__contains__('a'))
show("{'a': 1}.__contains__(1)", lambda: {'a': 1}.__contains__(1))
show("{'a': 1}.__contains__([1])", lambda: {'a': 1}.__contains__([1]))
show("{'b': 2, 'a': 1}.__contains__('a')", lambda: {'b': 2, 'a': 1}.__contains__('a'))
show("{'b': 2, 'a': 1}.__contains__(1)", lambda: {'b': 2, 'a': 1}.__contains__(1))
show("{'b': 2, 'a': 1}.__contains__([1])", lambda: {'b': 2, 'a': 1}.__contains__([1]))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__('a')", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__('a'))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__(1)", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__(1))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__([1])", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__contains__([1]))
