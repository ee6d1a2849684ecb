def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.keys()", lambda: {}.keys())
show("{'a': 1}.keys()", lambda: {'a': 1}.keys())
show("{'b': 2, 'a': 1}.keys()", lambda: {'b': 2, 'a': 1}.keys())
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.keys()", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.keys())
