def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].__setitem__(0, 'new')", lambda: changed([], lambda x: x.__setitem__(0, 'new')))
show("[].__setitem__(9, 1)", lambda: changed([], lambda x: x.__setitem__(9, 1)))
show("[].__setitem__(slice(0, 1), [7, 8])", lambda: changed([], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("[].__setitem__(slice(None, None, 2), [0])", lambda: changed([], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("[].__setitem__(slice(0, 0), 5)", lambda: changed([], lambda x: x.__setitem__(slice(0, 0), 5)))
show("[1].__setitem__(0, 'new')", lambda: changed([1], lambda x: x.__setitem__(0, 'new')))
show("[1].__setitem__(9, 1)", lambda: changed([1], lambda x: x.__setitem__(9, 1)))
show("[1].__setitem__(slice(0, 1), [7, 8])", lambda: changed([1], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("[1].__setitem__(slice(None, None, 2), [0])", lambda: changed([1], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("[1].__setitem__(slice(0, 0), 5)", lambda: changed([1], lambda x: x.__setitem__(slice(0, 0), 5)))
show("[3, 1, 2].__setitem__(0, 'new')", lambda: changed([3, 1, 2], lambda x: x.__setitem__(0, 'new')))
show("[3, 1, 2].__setitem__(9, 1)", lambda: changed([3, 1, 2], lambda x: x.__setitem__(9, 1)))
show("[3, 1, 2].__setitem__(slice(0, 1), [7, 8])", lambda: changed([3, 1, 2], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("[3, 1, 2].__setitem__(slice(None, None, 2), [0])", lambda: changed([3, 1, 2], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("[3, 1, 2].__setitem__(slice(0, 0), 5)", lambda: changed([3, 1, 2], lambda x: x.__setitem__(slice(0, 0), 5)))
show("['b', 'a', 'b'].__setitem__(0, 'new')", lambda: changed(['b', 'a', 'b'], lambda x: x.__setitem__(0, 'new')))
show("['b', 'a', 'b'].__setitem__(9, 1)", lambda: changed(['b', 'a', 'b'], lambda x: x.__setitem__(9, 1)))
show("['b', 'a', 'b'].__setitem__(slice(0, 1), [7, 8])", lambda: changed(['b', 'a', 'b'], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("['b', 'a', 'b'].__setitem__(slice(None, None, 2), [0])", lambda: changed(['b', 'a', 'b'], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("['b', 'a', 'b'].__setitem__(slice(0, 0), 5)", lambda: changed(['b', 'a', 'b'], lambda x: x.__setitem__(slice(0, 0), 5)))
show("[1, 1.0, True].__setitem__(0, 'new')", lambda: changed([1, 1.0, True], lambda x: x.__setitem__(0, 'new')))
show("[1, 1.0, True].__setitem__(9, 1)", lambda: changed([1, 1.0, True], lambda x: x.__setitem__(9, 1)))
show("[1, 1.0, True].__setitem__(slice(0, 1), [7, 8])", lambda: changed([1, 1.0, True], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("[1, 1.0, True].__setitem__(slice(None, None, 2), [0])", lambda: changed([1, 1.0, True], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("[1, 1.0, True].__setitem__(slice(0, 0), 5)", lambda: changed([1, 1.0, True], lambda x: x.__setitem__(slice(0, 0), 5)))
show("[[1], [2]].__setitem__(0, 'new')", lambda: changed([[1], [2]], lambda x: x.__setitem__(0, 'new')))
show("[[1], [2]].__setitem__(9, 1)", lambda: changed([[1], [2]], lambda x: x.__setitem__(9, 1)))
show("[[1], [2]].__setitem__(slice(0, 1), [7, 8])", lambda: changed([[1], [2]], lambda x: x.__setitem__(slice(0, 1), [7, 8])))
show("[[1], [2]].__setitem__(slice(None, None, 2), [0])", lambda: changed([[1], [2]], lambda x: x.__setitem__(slice(None, None, 2), [0])))
show("[[1], [2]].__setitem__(slice(0, 0), 5)", lambda: changed([[1], [2]], lambda x: x.__setitem__(slice(0, 0), 5)))
