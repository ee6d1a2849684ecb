def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("().count(1)", lambda: ().count(1))
show("().count('b')", lambda: ().count('b'))
show("(1,).count(1)", lambda: (1,).count(1))
show("(1,).count('b')", lambda: (1,).count('b'))
show("(3, 1, 2,).count(1)", lambda: (3, 1, 2,).count(1))
show("(3, 1, 2,).count('b')", lambda: (3, 1, 2,).count('b'))
show("('b', 'a', 'b',).count(1)", lambda: ('b', 'a', 'b',).count(1))
show("('b', 'a', 'b',).count('b')", lambda: ('b', 'a', 'b',).count('b'))
show("(1, 1.0, True,).count(1)", lambda: (1, 1.0, True,).count(1))
show("(1, 1.0, True,).count('b')", lambda: (1, 1.0, True,).count('b'))
show("([1], [2],).count(1)", lambda: ([1], [2],).count(1))
show("([1], [2],).count('b')", lambda: ([1], [2],).count('b'))
