def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().__xor__({1, 7})", lambda: set().__xor__({1, 7}))
show("{1}.__xor__({1, 7})", lambda: {1}.__xor__({1, 7}))
show("{3, 1, 2}.__xor__({1, 7})", lambda: {3, 1, 2}.__xor__({1, 7}))
show("{1, 2, 3, 4, 5}.__xor__({1, 7})", lambda: {1, 2, 3, 4, 5}.__xor__({1, 7}))
show("{1.5, 2}.__xor__({1, 7})", lambda: {1.5, 2}.__xor__({1, 7}))
