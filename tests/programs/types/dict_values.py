def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.values()", lambda: {}.values())
show("{'a': 1}.values()", lambda: {'a': 1}.values())
show("{'b': 2, 'a': 1}.values()", lambda: {'b': 2, 'a': 1}.values())
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.values()", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.values())
