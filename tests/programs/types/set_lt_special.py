def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().__lt__({1, 2, 3})", lambda: set().__lt__({1, 2, 3}))
show("{1}.__lt__({1, 2, 3})", lambda: {1}.__lt__({1, 2, 3}))
show("{3, 1, 2}.__lt__({1, 2, 3})", lambda: {3, 1, 2}.__lt__({1, 2, 3}))
show("{1, 2, 3, 4, 5}.__lt__({1, 2, 3})", lambda: {1, 2, 3, 4, 5}.__lt__({1, 2, 3}))
show("{1.5, 2}.__lt__({1, 2, 3})", lambda: {1.5, 2}.__lt__({1, 2, 3}))
