def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.copy()", lambda: {}.copy())
show("{'a': 1}.copy()", lambda: {'a': 1}.copy())
show("{'b': 2, 'a': 1}.copy()", lambda: {'b': 2, 'a': 1}.copy())
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.copy()", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.copy())
