def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().__contains__(1)", lambda: set().__contains__(1))
show("set().__contains__(1.0)", lambda: set().__contains__(1.0))
show("set().__contains__([1])", lambda: set().__contains__([1]))
show("set().__contains__({1})", lambda: set().__contains__({1}))
show("{1}.__contains__(1)", lambda: {1}.__contains__(1))
show("{1}.__contains__(1.0)", lambda: {1}.__contains__(1.0))
show("{1}.__contains__([1])", lambda: {1}.__contains__([1]))
show("{1}.__contains__({1})", lambda: {1}.__contains__({1}))
show("{3, 1, 2}.__contains__(1)", lambda: {3, 1, 2}.__contains__(1))
show("{3, 1, 2}.__contains__(1.0)", lambda: {3, 1, 2}.__contains__(1.0))
show("{3, 1, 2}.__contains__([1])", lambda: {3, 1, 2}.__contains__([1]))
show("{3, 1, 2}.__contains__({1})", lambda: {3, 1, 2}.__contains__({1}))
show("{1, 2, 3, 4, 5}.__contains__(1)", lambda: {1, 2, 3, 4, 5}.__contains__(1))
show("{1, 2, 3, 4, 5}.__contains__(1.0)", lambda: {1, 2, 3, 4, 5}.__contains__(1.0))
show("{1, 2, 3, 4, 5}.__contains__([1])", lambda: {1, 2, 3, 4, 5}.__contains__([1]))
show("{1, 2, 3, 4, 5}.__contains__({1})", lambda: {1, 2, 3, 4, 5}.__contains__({1}))
show("{1.5, 2}.__contains__(1)", lambda: {1.5, 2}.__contains__(1))
show("{1.5, 2}.__contains__(1.0)", lambda: {1.5, 2}.__contains__(1.0))
show("{1.5, 2}.__contains__([1])", lambda: {1.5, 2}.__contains__([1]))
show("{1.5, 2}.__contains__({1})", lambda: {1.5, 2}.__contains__({1}))
