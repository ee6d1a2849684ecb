def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("[].__contains__(1)", lambda: [].__contains__(1))
show("[].__contains__('b')", lambda: [].__contains__('b'))
show("[].__contains__([2])", lambda: [].__contains__([2]))
show("[1].__contains__(1)", lambda: [1].__contains__(1))
show("[1].__contains__('b')", lambda: [1].__contains__('b'))
show("[1].__contains__([2])", lambda: [1].__contains__([2]))
show("[3, 1, 2].__contains__(1)", lambda: [3, 1, 2].__contains__(1))
show("[3, 1, 2].__contains__('b')", lambda: [3, 1, 2].__contains__('b'))
show("[3, 1, 2].__contains__([2])", lambda: [3, 1, 2].__contains__([2]))
show("['b', 'a', 'b'].__contains__(1)", lambda: ['b', 'a', 'b'].__contains__(1))
show("['b', 'a', 'b'].__contains__('b')", lambda: ['b', 'a', 'b'].__contains__('b'))
show("['b', 'a', 'b'].__contains__([2])", lambda: ['b', 'a', 'b'].__contains__([2]))
show("[1, 1.0, True].__contains__(1)", lambda: [1, 1.0, True].__contains__(1))
show("[1, 1.0, True].__contains__('b')", lambda: [1, 1.0, True].__contains__('b'))
show("[1, 1.0, True].__contains__([2])", lambda: [1, 1.0, True].__contains__([2]))
show("[[1], [2]].__contains__(1)", lambda: [[1], [2]].__contains__(1))
show("[[1], [2]].__contains__('b')", lambda: [[1], [2]].__contains__('b'))
show("[[1], [2]].__contains__([2])", lambda: [[1], [2]].__contains__([2]))
