def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("[].extend([8, 9])", lambda: changed([], lambda x: x.extend([8, 9])))
show("[].extend('xy')", lambda: changed([], lambda x: x.extend('xy')))
show("[].extend(5)", lambda: changed([], lambda x: x.extend(5)))
show("[1].extend([8, 9])", lambda: changed([1], lambda x: x.extend([8, 9])))
show("[1].extend('xy')", lambda: changed([1], lambda x: x.extend('xy')))
show("[1].extend(5)", lambda: changed([1], lambda x: x.extend(5)))
show("[3, 1, 2].extend([8, 9])", lambda: changed([3, 1, 2], lambda x: x.extend([8, 9])))
show("[3, 1, 2].extend('xy')", lambda: changed([3, 1, 2], lambda x: x.extend('xy')))
show("[3, 1, 2].extend(5)", lambda: changed([3, 1, 2], lambda x: x.extend(5)))
show("['b', 'a', 'b'].extend([8, 9])", lambda: changed(['b', 'a', 'b'], lambda x: x.extend([8, 9])))
show("['b', 'a', 'b'].extend('xy')", lambda: changed(['b', 'a', 'b'], lambda x: x.extend('xy')))
show("['b', 'a', 'b'].extend(5)", lambda: changed(['b', 'a', 'b'], lambda x: x.extend(5)))
show("[1, 1.0, True].extend([8, 9])", lambda: changed([1, 1.0, True], lambda x: x.extend([8, 9])))
show("[1, 1.0, True].extend('xy')", lambda: changed([1, 1.0, True], lambda x: x.extend('xy')))
show("[1, 1.0, True].extend(5)", lambda: changed([1, 1.0, True], lambda x: x.extend(5)))
show("[[1], [2]].extend([8, 9])", lambda: changed([[1], [2]], lambda x: x.extend([8, 9])))
show("[[1], [2]].extend('xy')", lambda: changed([[1], [2]], lambda x: x.extend('xy')))
show("[[1], [2]].extend(5)", lambda: changed([[1], [2]], lambda x: x.extend(5)))
