def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("().__add__((5,))", lambda: ().__add__((5,)))
show("().__add__([5])", lambda: ().__add__([5]))
show("(1,).__add__((5,))", lambda: (1,).__add__((5,)))
show("(1,).__add__([5])", lambda: (1,).__add__([5]))
show("(3, 1, 2,).__add__((5,))", lambda: (3, 1, 2,).__add__((5,)))
show("(3, 1, 2,).__add__([5])", lambda: (3, 1, 2,).__add__([5]))
show("('b', 'a', 'b',).__add__((5,))", lambda: ('b', 'a', 'b',).__add__((5,)))
show("('b', 'a', 'b',).__add__([5])", lambda: ('b', 'a', 'b',).__add__([5]))
show("(1, 1.0, True,).__add__((5,))", lambda: (1, 1.0, True,).__add__((5,)))
show("(1, 1.0, True,).__add__([5])", lambda: (1, 1.0, True,).__add__([5]))
show("([1], [2],).__add__((5,))", lambda: ([1], [2],).__add__((5,)))
show("([1], [2],).__add__([5])", lambda: ([1], [2],).__add__([5]))
