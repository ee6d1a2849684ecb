def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().issuperset([1])", lambda: set().issuperset([1]))
show("set().issuperset([])", lambda: set().issuperset([]))
show("{1}.issuperset([1])", lambda: {1}.issuperset([1]))
show("{1}.issuperset([])", lambda: {1}.issuperset([]))
show("{3, 1, 2}.issuperset([1])", lambda: {3, 1, 2}.issuperset([1]))
show("{3, 1, 2}.issuperset([])", lambda: {3, 1, 2}.issuperset([]))
show("{1, 2, 3, 4, 5}.issuperset([1])", lambda: {1, 2, 3, 4, 5}.issuperset([1]))
show("{1, 2, 3, 4, 5}.issuperset([])", lambda: {1, 2, 3, 4, 5}.issuperset([]))
show("{1.5, 2}.issuperset([1])", lambda: {1.5, 2}.issuperset([1]))
show("{1.5, 2}.issuperset([])", lambda: {1.5, 2}.issuperset([]))
