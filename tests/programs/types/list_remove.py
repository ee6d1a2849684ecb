def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].remove(1)", lambda: changed([], lambda x: x.remove(1)))
show("[].remove('b')", lambda: changed([], lambda x: x.remove('b')))
show("[].remove(99)", lambda: changed([], lambda x: x.remove(99)))
show("[1].remove(1)", lambda: changed([1], lambda x: x.remove(1)))
show("[1].remove('b')", lambda: changed([1], lambda x: x.remove('b')))
show("[1].remove(99)", lambda: changed([1], lambda x: x.remove(99)))
show("[3, 1, 2].remove(1)", lambda: changed([3, 1, 2], lambda x: x.remove(1)))
show("[3, 1, 2].remove('b')", lambda: changed([3, 1, 2], lambda x: x.remove('b')))
show("[3, 1, 2].remove(99)", lambda: changed([3, 1, 2], lambda x: x.remove(99)))
show("['b', 'a', 'b'].remove(1)", lambda: changed(['b', 'a', 'b'], lambda x: x.remove(1)))
show("['b', 'a', 'b'].remove('b')", lambda: changed(['b', 'a', 'b'], lambda x: x.remove('b')))
show("['b', 'a', 'b'].remove(99)", lambda: changed(['b', 'a', 'b'], lambda x: x.remove(99)))
show("[1, 1.0, True].remove(1)", lambda: changed([1, 1.0, True], lambda x: x.remove(1)))
show("[1, 1.0, True].remove('b')", lambda: changed([1, 1.0, True], lambda x: x.remove('b')))
show("[1, 1.0, True].remove(99)", lambda: changed([1, 1.0, True], lambda x: x.remove(99)))
show("[[1], [2]].remove(1)", lambda: changed([[1], [2]], lambda x: x.remove(1)))
show("[[1], [2]].remove('b')", lambda: changed([[1], [2]], lambda x: x.remove('b')))
show("[[1], [2]].remove(99)", lambda: changed([[1], [2]], lambda x: x.remove(99)))
