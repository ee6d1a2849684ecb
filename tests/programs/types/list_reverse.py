def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].reverse()", lambda: changed([], lambda x: x.reverse()))
show("[1].reverse()", lambda: changed([1], lambda x: x.reverse()))
show("[3, 1, 2].reverse()", lambda: changed([3, 1, 2], lambda x: x.reverse()))
show("['b', 'a', 'b'].reverse()", lambda: changed(['b', 'a', 'b'], lambda x: x.reverse()))
show("[1, 1.0, True].reverse()", lambda: changed([1, 1.0, True], lambda x: x.reverse()))
show("[[1], [2]].reverse()", lambda: changed([[1], [2]], lambda x: x.reverse()))
