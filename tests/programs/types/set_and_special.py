def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().__and__({1, 2})", lambda: set().__and__({1, 2}))
show("{1}.__and__({1, 2})", lambda: {1}.__and__({1, 2}))
show("{3, 1, 2}.__and__({1, 2})", lambda: {3, 1, 2}.__and__({1, 2}))
show("{1, 2, 3, 4, 5}.__and__({1, 2})", lambda: {1, 2, 3, 4, 5}.__and__({1, 2}))
show("{1.5, 2}.__and__({1, 2})", lambda: {1.5, 2}.__and__({1, 2}))
