def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().difference([1])", lambda: set().difference([1]))
show("set().difference({1}, {2})", lambda: set().difference({1}, {2}))
show("{1}.difference([1])", lambda: {1}.difference([1]))
show("{1}.difference({1}, {2})", lambda: {1}.difference({1}, {2}))
show("{3, 1, 2}.difference([1])", lambda: {3, 1, 2}.difference([1]))
show("{3, 1, 2}.difference({1}, {2})", lambda: {3, 1, 2}.difference({1}, {2}))
show("{1, 2, 3, 4, 5}.difference([1])", lambda: {1, 2, 3, 4, 5}.difference([1]))
show("{1, 2, 3, 4, 5}.difference({1}, {2})", lambda: {1, 2, 3, 4, 5}.difference({1}, {2}))
show("{1.5, 2}.difference([1])", lambda: {1.5, 2}.difference([1]))
show("{1.5, 2}.difference({1}, {2})", lambda: {1.5, 2}.difference({1}, {2}))
