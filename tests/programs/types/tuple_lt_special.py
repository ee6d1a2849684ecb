def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("().__lt__((2,))", lambda: ().__lt__((2,)))
show("().__lt__(())", lambda: ().__lt__(()))
show("(1,).__lt__((2,))", lambda: (1,).__lt__((2,)))
show("(1,).__lt__(())", lambda: (1,).__lt__(()))
show("(3, 1, 2,).__lt__((2,))", lambda: (3, 1, 2,).__lt__((2,)))
show("(3, 1, 2,).__lt__(())", lambda: (3, 1, 2,).__lt__(()))
show("('b', 'a', 'b',).__lt__((2,))", lambda: ('b', 'a', 'b',).__lt__((2,)))
show("('b', 'a', 'b',).__lt__(())", lambda: ('b', 'a', 'b',).__lt__(()))
show("(1, 1.0, True,).__lt__((2,))", lambda: (1, 1.0, True,).__lt__((2,)))
show("(1, 1.0, True,).__lt__(())", lambda: (1, 1.0, True,).__lt__(()))
show("([1], [2],).__lt__((2,))", lambda: ([1], [2],).__lt__((2,)))
show("([1], [2],).__lt__(())", lambda: ([1], [2],).__lt__(()))
