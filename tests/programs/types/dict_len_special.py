def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("{}.__len__()", lambda: {}.__len__())
show("{'a': 1}.__len__()", lambda: {'a': 1}.__len__())
show("{'b': 2, 'a': 1}.__len__()", lambda: {'b': 2, 'a': 1}.__len__())
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.__len__()", lambda: {1: 'x', 2.5: 'y', (1, 2): 'z'}.__len__())
