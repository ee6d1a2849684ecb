def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].sort()", lambda: changed([], lambda x: x.sort()))
show("[].sort(reverse=True)", lambda: changed([], lambda x: x.sort(reverse=True)))
show("[].sort(key=str)", lambda: changed([], lambda x: x.sort(key=str)))
show("[].sort(key=None)", lambda: changed([], lambda x: x.sort(key=None)))
show("[].sort(5)", lambda: changed([], lambda x: x.sort(5)))
show("[1].sort()", lambda: changed([1], lambda x: x.sort()))
show("[1].sort(reverse=True)", lambda: changed([1], lambda x: x.sort(reverse=True)))
show("[1].sort(key=str)", lambda: changed([1], lambda x: x.sort(key=str)))
show("[1].sort(key=None)", lambda: changed([1], lambda x: x.sort(key=None)))
show("[1].sort(5)", lambda: changed([1], lambda x: x.sort(5)))
show("[3, 1, 2].sort()", lambda: changed([3, 1, 2], lambda x: x.sort()))
show("[3, 1, 2].sort(reverse=True)", lambda: changed([3, 1, 2], lambda x: x.sort(reverse=True)))
show("[3, 1, 2].sort(key=str)", lambda: changed([3, 1, 2], lambda x: x.sort(key=str)))
show("[3, 1, 2].sort(key=None)", lambda: changed([3, 1, 2], lambda x: x.sort(key=None)))
show("[3, 1, 2].sort(5)", lambda: changed([3, 1, 2], lambda x: x.sort(5)))
show("['b', 'a', 'b'].sort()", lambda: changed(['b', 'a', 'b'], lambda x: x.sort()))
show("['b', 'a', 'b'].sort(reverse=True)", lambda: changed(['b', 'a', 'b'], lambda x: x.sort(reverse=True)))
show("['b', 'a', 'b'].sort(key=str)", lambda: changed(['b', 'a', 'b'], lambda x: x.sort(key=str)))
show("['b', 'a', 'b'].sort(key=None)", lambda: changed(['b', 'a', 'b'], lambda x: x.sort(key=None)))
show("['b', 'a', 'b'].sort(5)", lambda: changed(['b', 'a', 'b'], lambda x: x.sort(5)))
show("[1, 1.0, True].sort()", lambda: changed([1, 1.0, True], lambda x: x.sort()))
show("[1, 1.0, True].sort(reverse=True)", lambda: changed([1, 1.0, True], lambda x: x.sort(reverse=True)))
show("[1, 1.0, True].sort(key=str)", lambda: changed([1, 1.0, True], lambda x: x.sort(key=str)))
show("[1, 1.0, True].sort(key=None)", lambda: changed([1, 1.0, True], lambda x: x.sort(key=None)))
show("[1, 1.0, True].sort(5)", lambda: changed([1, 1.0, True], lambda x: x.sort(5)))
show("[[1], [2]].sort()", lambda: changed([[1], [2]], lambda x: x.sort()))
show("[[1], [2]].sort(reverse=True)", lambda: changed([[1], [2]], lambda x: x.sort(reverse=True)))
show("[[1], [2]].sort(key=str)", lambda: changed([[1], [2]], lambda x: x.sort(key=str)))
show("[[1], [2]].sort(key=None)", lambda: changed([[1], [2]], lambda x: x.sort(key=None)))
show("[[1], [2]].sort(5)", lambda: changed([[1], [2]], lambda x: x.sort(5)))
