def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().union([7])", lambda: set().union([7]))
show("set().union({1}, {9})", lambda: set().union({1}, {9}))
show("set().union()", lambda: set().union())
show("set().union(5)", lambda: set().union(5))
show("{1}.union([7])", lambda: {1}.union([7]))
show("{1}.union({1}, {9})", lambda: {1}.union({1}, {9}))
show("{1}.union()", lambda: {1}.union())
show("{1}.union(5)", lambda: {1}.union(5))
show("{3, 1, 2}.union([7])", lambda: {3, 1, 2}.union([7]))
show("{3, 1, 2}.union({1}, {9})", lambda: {3, 1, 2}.union({1}, {9}))
show("{3, 1, 2}.union()", lambda: {3, 1, 2}.union())
show("{3, 1, 2}.union(5)", lambda: {3, 1, 2}.union(5))
show("{1, 2, 3, 4, 5}.union([7])", lambda: {1, 2, 3, 4, 5}.union([7]))
show("{1, 2, 3, 4, 5}.union({1}, {9})", lambda: {1, 2, 3, 4, 5}.union({1}, {9}))
show("{1, 2, 3, 4, 5}.union()", lambda: {1, 2, 3, 4, 5}.union())
show("{1, 2, 3, 4, 5}.union(5)", lambda: {1, 2, 3, 4, 5}.union(5))
show("{1.5, 2}.union([7])", lambda: {1.5, 2}.union([7]))
show("{1.5, 2}.union({1}, {9})", lambda: {1.5, 2}.union({1}, {9}))
show("{1.5, 2}.union()", lambda: {1.5, 2}.union())
show("{1.5, 2}.union(5)", lambda: {1.5, 2}.union(5))
