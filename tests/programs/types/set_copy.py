def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().copy()", lambda: set().copy())
show("{1}.copy()", lambda: {1}.copy())
show("{3, 1, 2}.copy()", lambda: {3, 1, 2}.copy())
show("{1, 2, 3, 4, 5}.copy()", lambda: {1, 2, 3, 4, 5}.copy())
show("{1.5, 2}.copy()", lambda: {1.5, 2}.copy())
