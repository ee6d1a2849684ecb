def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].__iadd__([5])", lambda: changed([], lambda x: x.__iadd__([5])))
show("[].__iadd__((5,))", lambda: changed([], lambda x: x.__iadd__((5,))))
show("[].__iadd__(5)", lambda: changed([], lambda x: x.__iadd__(5)))
show("[1].__iadd__([5])", lambda: changed([1], lambda x: x.__iadd__([5])))
show("[1].__iadd__((5,))", lambda: changed([1], lambda x: x.__iadd__((5,))))
show("[1].__iadd__(5)", lambda: changed([1], lambda x: x.__iadd__(5)))
show("[3, 1, 2].__iadd__([5])", lambda: changed([3, 1, 2], lambda x: x.__iadd__([5])))
show("[3, 1, 2].__iadd__((5,))", lambda: changed([3, 1, 2], lambda x: x.__iadd__((5,))))
show("[3, 1, 2].__iadd__(5)", lambda: changed([3, 1, 2], lambda x: x.__iadd__(5)))
show("['b', 'a', 'b'].__iadd__([5])", lambda: changed(['b', 'a', 'b'], lambda x: x.__iadd__([5])))
show("['b', 'a', 'b'].__iadd__((5,))", lambda: changed(['b', 'a', 'b'], lambda x: x.__iadd__((5,))))
show("['b', 'a', 'b'].__iadd__(5)", lambda: changed(['b', 'a', 'b'], lambda x: x.__iadd__(5)))
show("[1, 1.0, True].__iadd__([5])", lambda: changed([1, 1.0, True], lambda x: x.__iadd__([5])))
show("[1, 1.0, True].__iadd__((5,))", lambda: changed([1, 1.0, True], lambda x: x.__iadd__((5,))))
show("[1, 1.0, True].__iadd__(5)", lambda: changed([1, 1.0, True], lambda x: x.__iadd__(5)))
show("[[1], [2]].__iadd__([5])", lambda: changed([[1], [2]], lambda x: x.__iadd__([5])))
show("[[1], [2]].__iadd__((5,))", lambda: changed([[1], [2]], lambda x: x.__iadd__((5,))))
show("[[1], [2]].__iadd__(5)", lambda: changed([[1], [2]], lambda x: x.__iadd__(5)))
