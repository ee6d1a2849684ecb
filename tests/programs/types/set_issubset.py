def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().issubset([1, 2, 3])", lambda: set().issubset([1, 2, 3]))
show("set().issubset({1})", lambda: set().issubset({1}))
show("{1}.issubset([1, 2, 3])", lambda: {1}.issubset([1, 2, 3]))
show("{1}.issubset({1})", lambda: {1}.issubset({1}))
show("{3, 1, 2}.issubset([1, 2, 3])", lambda: {3, 1, 2}.issubset([1, 2, 3]))
show("{3, 1, 2}.issubset({1})", lambda: {3, 1, 2}.issubset({1}))
show("{1, 2, 3, 4, 5}.issubset([1, 2, 3])", lambda: {1, 2, 3, 4, 5}.issubset([1, 2, 3]))
show("{1, 2, 3, 4, 5}.issubset({1})", lambda: {1, 2, 3, 4, 5}.issubset({1}))
show("{1.5, 2}.issubset([1, 2, 3])", lambda: {1.5, 2}.issubset([1, 2, 3]))
show("{1.5, 2}.issubset({1})", lambda: {1.5, 2}.issubset({1}))
