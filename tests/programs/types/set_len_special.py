def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().__len__()", lambda: set().__len__())
show("{1}.__len__()", lambda: {1}.__len__())
show("{3, 1, 2}.__len__()", lambda: {3, 1, 2}.__len__())
show("{1, 2, 3, 4, 5}.__len__()", lambda: {1, 2, 3, 4, 5}.__len__())
show("{1.5, 2}.__len__()", lambda: {1.5, 2}.__len__())
