def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].insert(0, 'i')", lambda: changed([], lambda x: x.insert(0, 'i')))
show("[].insert(-1, 'i')", lambda: changed([], lambda x: x.insert(-1, 'i')))
show("[].insert(99, 'i')", lambda: changed([], lambda x: x.insert(99, 'i')))
show("[].insert('a', 1)", lambda: changed([], lambda x: x.insert('a', 1)))
show("[1].insert(0, 'i')", lambda: changed([1], lambda x: x.insert(0, 'i')))
show("[1].insert(-1, 'i')", lambda: changed([1], lambda x: x.insert(-1, 'i')))
show("[1].insert(99, 'i')", lambda: changed([1], lambda x: x.insert(99, 'i')))
show("[1].insert('a', 1)", lambda: changed([1], lambda x: x.insert('a', 1)))
show("[3, 1, 2].insert(0, 'i')", lambda: changed([3, 1, 2], lambda x: x.insert(0, 'i')))
show("[3, 1, 2].insert(-1, 'i')", lambda: changed([3, 1, 2], lambda x: x.insert(-1, 'i')))
show("[3, 1, 2].insert(99, 'i')", lambda: changed([3, 1, 2], lambda x: x.insert(99, 'i')))
show("[3, 1, 2].insert('a', 1)", lambda: changed([3, 1, 2], lambda x: x.insert('a', 1)))
show("['b', 'a', 'b'].insert(0, 'i')", lambda: changed(['b', 'a', 'b'], lambda x: x.insert(0, 'i')))
show("['b', 'a', 'b'].insert(-1, 'i')", lambda: changed(['b', 'a', 'b'], lambda x: x.insert(-1, 'i')))
show("['b', 'a', 'b'].insert(99, 'i')", lambda: changed(['b', 'a', 'b'], lambda x: x.insert(99, 'i')))
show("['b', 'a', 'b'].insert('a', 1)", lambda: changed(['b', 'a', 'b'], lambda x: x.insert('a', 1)))
show("[1, 1.0, True].insert(0, 'i')", lambda: changed([1, 1.0, True], lambda x: x.insert(0, 'i')))
show("[1, 1.0, True].insert(-1, 'i')", lambda: changed([1, 1.0, True], lambda x: x.insert(-1, 'i')))
show("[1, 1.0, True].insert(99, 'i')", lambda: changed([1, 1.0, True], lambda x: x.insert(99, 'i')))
show("[1, 1.0, True].insert('a', 1)", lambda: changed([1, 1.0, True], lambda x: x.insert('a', 1)))
show("[[1], [2]].insert(0, 'i')", lambda: changed([[1], [2]], lambda x: x.insert(0, 'i')))
show("[[1], [2]].insert(-1, 'i')", lambda: changed([[1], [2]], lambda x: x.insert(-1, 'i')))
show("[[1], [2]].insert(99, 'i')", lambda: changed([[1], [2]], lambda x: x.insert(99, 'i')))
show("[[1], [2]].insert('a', 1)", lambda: changed([[1], [2]], lambda x: x.insert('a', 1)))
