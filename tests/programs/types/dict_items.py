def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.items()", lambda: {}.items())
show("{'a': 1}.items()", lambda: {'a': 1}.items())
show("{'b': 2, 'a': 1}.items()", lambda: {'b': 2, 'a': 1}.items())
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.items()", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.items())
