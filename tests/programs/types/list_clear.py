def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].clear()", lambda: changed([], lambda x: x.clear()))
show("[1].clear()", lambda: changed([1], lambda x: x.clear()))
show("[3, 1, 2].clear()", lambda: changed([3, 1, 2], lambda x: x.clear()))
show("['b', 'a', 'b'].clear()", lambda: changed(['b', 'a', 'b'], lambda x: x.clear()))
show("[1, 1.0, True].clear()", lambda: changed([1, 1.0, True], lambda x: x.clear()))
show("[[1], [2]].clear()", lambda: changed([[1], [2]], lambda x: x.clear()))
