def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("[].copy()", lambda: [].copy())
show("[1].copy()", lambda: [1].copy())
show("[3, 1, 2].copy()", lambda: [3, 1, 2].copy())
show("['b', 'a', 'b'].copy()", lambda: ['b', 'a', 'b'].copy())
show("[1, 1.0, True].copy()", lambda: [1, 1.0, True].copy())
show("[[1], [2]].copy()", lambda: [[1], [2]].copy())
