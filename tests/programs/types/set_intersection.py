def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("set().intersection([1, 7])", lambda: set().intersection([1, 7]))
show("set().intersection({1}, {1, 2})", lambda: set().intersection({1}, {1, 2}))
show("{1}.intersection([1, 7])", lambda: {1}.intersection([1, 7]))
show("{1}.intersection({1}, {1, 2})", lambda: {1}.intersection({1}, {1, 2}))
show("{3, 1, 2}.intersection([1, 7])", lambda: {3, 1, 2}.intersection([1, 7]))
show("{3, 1, 2}.intersection({1}, {1, 2})", lambda: {3, 1, 2}.intersection({1}, {1, 2}))
show("{1, 2, 3, 4, 5}.intersection([1, 7])", lambda: {1, 2, 3, 4, 5}.intersection([1, 7]))
show("{1, 2, 3, 4, 5}.intersection({1}, {1, 2})", lambda: {1, 2, 3, 4, 5}.intersection({1}, {1, 2}))
show("{1.5, 2}.intersection([1, 7])", lambda: {1.5, 2}.intersection([1, 7]))
show("{1.5, 2}.intersection({1}, {1, 2})", lambda: {1.5, 2}.intersection({1}, {1, 2}))
