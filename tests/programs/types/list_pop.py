def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].pop()", lambda: changed([], lambda x: x.pop()))
show("[].pop(0)", lambda: changed([], lambda x: x.pop(0)))
show("[].pop(-1)", lambda: changed([], lambda x: x.pop(-1)))
show("[].pop(5)", lambda: changed([], lambda x: x.pop(5)))
show("[].pop('x')", lambda: changed([], lambda x: x.pop('x')))
show("[1].pop()", lambda: changed([1], lambda x: x.pop()))
show("[1].pop(0)", lambda: changed([1], lambda x: x.pop(0)))
show("[1].pop(-1)", lambda: changed([1], lambda x: x.pop(-1)))
show("[1].pop(5)", lambda: changed([1], lambda x: x.pop(5)))
show("[1].pop('x')", lambda: changed([1], lambda x: x.pop('x')))
show("[3, 1, 2].pop()", lambda: changed([3, 1, 2], lambda x: x.pop()))
show("[3, 1, 2].pop(0)", lambda: changed([3, 1, 2], lambda x: x.pop(0)))
show("[3, 1, 2].pop(-1)", lambda: changed([3, 1, 2], lambda x: x.pop(-1)))
show("[3, 1, 2].pop(5)", lambda: changed([3, 1, 2], lambda x: x.pop(5)))
show("[3, 1, 2].pop('x')", lambda: changed([3, 1, 2], lambda x: x.pop('x')))
show("['b', 'a', 'b'].pop()", lambda: changed(['b', 'a', 'b'], lambda x: x.pop()))
show("['b', 'a', 'b'].pop(0)", lambda: changed(['b', 'a', 'b'], lambda x: x.pop(0)))
show("['b', 'a', 'b'].pop(-1)", lambda: changed(['b', 'a', 'b'], lambda x: x.pop(-1)))
show("['b', 'a', 'b'].pop(5)", lambda: changed(['b', 'a', 'b'], lambda x: x.pop(5)))
show("['b', 'a', 'b'].pop('x')", lambda: changed(['b', 'a', 'b'], lambda x: x.pop('x')))
show("[1, 1.0, True].pop()", lambda: changed([1, 1.0, True], lambda x: x.pop()))
show("[1, 1.0, True].pop(0)", lambda: changed([1, 1.0, True], lambda x: x.pop(0)))
show("[1, 1.0, True].pop(-1)", lambda: changed([1, 1.0, True], lambda x: x.pop(-1)))
show("[1, 1.0, True].pop(5)", lambda: changed([1, 1.0, True], lambda x: x.pop(5)))
show("[1, 1.0, True].pop('x')", lambda: changed([1, 1.0, True], lambda x: x.pop('x')))
show("[[1], [2]].pop()", lambda: changed([[1], [2]], lambda x: x.pop()))
show("[[1], [2]].pop(0)", lambda: changed([[1], [2]], lambda x: x.pop(0)))
show("[[1], [2]].pop(-1)", lambda: changed([[1], [2]], lambda x: x.pop(-1)))
show("[[1], [2]].pop(5)", lambda: changed([[1], [2]], lambda x: x.pop(5)))
show("[[1], [2]].pop('x')", lambda: changed([[1], [2]], lambda x: x.pop('x')))
