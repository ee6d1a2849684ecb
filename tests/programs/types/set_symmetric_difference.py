def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().symmetric_difference([1, 7])", lambda: set().symmetric_difference([1, 7]))
show("{1}.symmetric_difference([1, 7])", lambda: {1}.symmetric_difference([1, 7]))
show("{3, 1, 2}.symmetric_difference([1, 7])", lambda: {3, 1, 2}.symmetric_difference([1, 7]))
show("{1, 2, 3, 4, 5}.symmetric_difference([1, 7])", lambda: {1, 2, 3, 4, 5}.symmetric_difference([1, 7]))
show("{1.5, 2}.symmetric_difference([1, 7])", lambda: {1.5, 2}.symmetric_difference([1, 7]))
