def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("[].__eq__([1])", lambda: [].__eq__([1]))
show("[].__eq__((1,))", lambda: [].__eq__((1,)))
show("[1].__eq__([1])", lambda: [1].__eq__([1]))
show("[1].__eq__((1,))", lambda: [1].__eq__((1,)))
show("[3, 1, 2].__eq__([1])", lambda: [3, 1, 2].__eq__([1]))
show("[3, 1, 2].__eq__((1,))", lambda: [3, 1, 2].__eq__((1,)))
show("['b', 'a', 'b'].__eq__([1])", lambda: ['b', 'a', 'b'].__eq__([1]))
show("['b', 'a', 'b'].__eq__((1,))", lambda: ['b', 'a', 'b'].__eq__((1,)))
show("[1, 1.0, True].__eq__([1])", lambda: [1, 1.0, True].__eq__([1]))
show("[1, 1.0, True].__eq__((1,))", lambda: [1, 1.0, True].__eq__((1,)))
show("[[1], [2]].__eq__([1])", lambda: [[1], [2]].__eq__([1]))
show("[[1], [2]].__eq__((1,))", lambda: [[1], [2]].__eq__((1,)))
