def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("[].__len__()", lambda: [].__len__())
show("[1].__len__()", lambda: [1].__len__())
show("[3, 1, 2].__len__()", lambda: [3, 1, 2].__len__())
show("['b', 'a', 'b'].__len__()", lambda: ['b', 'a', 'b'].__len__())
show("[1, 1.0, True].__len__()", lambda: [1, 1.0, True].__len__())
show("[[1], [2]].__len__()", lambda: [[1], [2]].__len__())
