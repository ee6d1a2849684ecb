def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.fromkeys('ab')", lambda: {}.fromkeys('ab'))
show("{}.fromkeys([1, 2], 0)", lambda: {}.fromkeys([1, 2], 0))
show("{}.fromkeys(5)", lambda: {}.fromkeys(5))
show("{'a': 1}.fromkeys('ab')", lambda: {'a': 1}.fromkeys('ab'))
show("{'a': 1}.fromkeys([1, 2], 0)", lambda: {'a': 1}.fromkeys([1, 2], 0))
show("{'a': 1}.fromkeys(5)", lambda: {'a': 1}.fromkeys(5))
show("{'b': 2, 'a': 1}.fromkeys('ab')", lambda: {'b': 2, 'a': 1}.fromkeys('ab'))
show("{'b': 2, 'a': 1}.fromkeys([1, 2], 0)", lambda: {'b': 2, 'a': 1}.fromkeys([1, 2], 0))
show("{'b': 2, 'a': 1}.fromkeys(5)", lambda: {'b': 2, 'a': 1}.fromkeys(5))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys('ab')", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys('ab'))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys([1, 2], 0)", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys([1, 2], 0))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys(5)", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.fromkeys(5))
