def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].__delitem__(0)", lambda: changed([], lambda x: x.__delitem__(0)))
show("[].__delitem__(9)", lambda: changed([], lambda x: x.__delitem__(9)))
show("[].__delitem__(slice(0, 2))", lambda: changed([], lambda x: x.__delitem__(slice(0, 2))))
show("[].__delitem__(slice(None, None, 2))", lambda: changed([], lambda x: x.__delitem__(slice(None, None, 2))))
show("[1].__delitem__(0)", lambda: changed([1], lambda x: x.__delitem__(0)))
show("[1].__delitem__(9)", lambda: changed([1], lambda x: x.__delitem__(9)))
show("[1].__delitem__(slice(0, 2))", lambda: changed([1], lambda x: x.__delitem__(slice(0, 2))))
show("[1].__delitem__(slice(None, None, 2))", lambda: changed([1], lambda x: x.__delitem__(slice(None, None, 2))))
show("[3, 1, 2].__delitem__(0)", lambda: changed([3, 1, 2], lambda x: x.__delitem__(0)))
show("[3, 1, 2].__delitem__(9)", lambda: changed([3, 1, 2], lambda x: x.__delitem__(9)))
show("[3, 1, 2].__delitem__(slice(0, 2))", lambda: changed([3, 1, 2], lambda x: x.__delitem__(slice(0, 2))))
show("[3, 1, 2].__delitem__(slice(None, None, 2))", lambda: changed([3, 1, 2], lambda x: x.__delitem__(slice(None, None, 2))))
show("['b', 'a', 'b'].__delitem__(0)", lambda: changed(['b', 'a', 'b'], lambda x: x.__delitem__(0)))
show("['b', 'a', 'b'].__delitem__(9)", lambda: changed(['b', 'a', 'b'], lambda x: x.__delitem__(9)))
show("['b', 'a', 'b'].__delitem__(slice(0, 2))", lambda: changed(['b', 'a', 'b'], lambda x: x.__delitem__(slice(0, 2))))
show("['b', 'a', 'b'].__delitem__(slice(None, None, 2))", lambda: changed(['b', 'a', 'b'], lambda x: x.__delitem__(slice(None, None, 2))))
show("[1, 1.0, True].__delitem__(0)", lambda: changed([1, 1.0, True], lambda x: x.__delitem__(0)))
show("[1, 1.0, True].__delitem__(9)", lambda: changed([1, 1.0, True], lambda x: x.__delitem__(9)))
show("[1, 1.0, True].__delitem__(slice(0, 2))", lambda: changed([1, 1.0, True], lambda x: x.__delitem__(slice(0, 2))))
show("[1, 1.0, True].__delitem__(slice(None, None, 2))", lambda: changed([1, 1.0, True], lambda x: x.__delitem__(slice(None, None, 2))))
show("[[1], [2]].__delitem__(0)", lambda: changed([[1], [2]], lambda x: x.__delitem__(0)))
show("[[1], [2]].__delitem__(9)", lambda: changed([[1], [2]], lambda x: x.__delitem__(9)))
show("[[1], [2]].__delitem__(slice(0, 2))", lambda: changed([[1], [2]], lambda x: x.__delitem__(slice(0, 2))))
show("[[1], [2]].__delitem__(slice(None, None, 2))", lambda: changed([[1], [2]], lambda x: x.__delitem__(slice(None, None, 2))))
