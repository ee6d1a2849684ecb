def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("[].__mul__(2)", lambda: [].__mul__(2))
show("[].__mul__(0)", lambda: [].__mul__(0))
show("[].__mul__('a')", lambda: [].__mul__('a'))
show("[1].__mul__(2)", lambda: [1].__mul__(2))
show("[1].__mul__(0)", lambda: [1].__mul__(0))
show("[1].__mul__('a')", lambda: [1].__mul__('a'))
show("[3, 1, 2].__mul__(2)", lambda: [3, 1, 2].__mul__(2))
show("[3, 1, 2].__mul__(0)", lambda: [3, 1, 2].__mul__(0))
show("[3, 1, 2].__mul__('a')", lambda: [3, 1, 2].__mul__('a'))
show("['b', 'a', 'b'].__mul__(2)", lambda: ['b', 'a', 'b'].__mul__(2))
show("['b', 'a', 'b'].__mul__(0)", lambda: ['b', 'a', 'b'].__mul__(0))
show("['b', 'a', 'b'].__mul__('a')", lambda: ['b', 'a', 'b'].__mul__('a'))
show("[1, 1.0, True].__mul__(2)", lambda: [1, 1.0, True].__mul__(2))
show("[1, 1.0, True].__mul__(0)", lambda: [1, 1.0, True].__mul__(0))
show("[1, 1.0, True].__mul__('a')", lambda: [1, 1.0, True].__mul__('a'))
show("[[1], [2]].__mul__(2)", lambda: [[1], [2]].__mul__(2))
show("[[1], [2]].__mul__(0)", lambda: [[1], [2]].__mul__(0))
show("[[1], [2]].__mul__('a')", lambda: [[1], [2]].__mul__('a'))
