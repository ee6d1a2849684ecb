def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().isdisjoint([7])", lambda: set().isdisjoint([7]))
show("set().isdisjoint([1])", lambda: set().isdisjoint([1]))
show("{1}.isdisjoint([7])", lambda: {1}.isdisjoint([7]))
show("{1}.isdisjoint([1])", lambda: {1}.isdisjoint([1]))
show("{3, 1, 2}.isdisjoint([7])", lambda: {3, 1, 2}.isdisjoint([7]))
show("{3, 1, 2}.isdisjoint([1])", lambda: {3, 1, 2}.isdisjoint([1]))
show("{1, 2, 3, 4, 5}.isdisjoint([7])", lambda: {1, 2, 3, 4, 5}.isdisjoint([7]))
show("{1, 2, 3, 4, 5}.isdisjoint([1])", lambda: {1, 2, 3, 4, 5}.isdisjoint([1]))
show("{1.5, 2}.isdisjoint([7])", lambda: {1.5, 2}.isdisjoint([7]))
show("{1.5, 2}.isdisjoint([1])", lambda: {1.5, 2}.isdisjoint([1]))
