def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.rsplit()", lambda: b''.rsplit())
show("b''.rsplit(b'X', 1)", lambda: b''.rsplit(b'X', 1))
show("b'abc'.rsplit()", lambda: b'abc'.rsplit())
show("b'abc'.rsplit(b'X', 1)", lambda: b'abc'.rsplit(b'X', 1))
show("b'Hello, World'.rsplit()", lambda: b'Hello, World'.rsplit())
show("b'Hello, World'.rsplit(b'X', 1)", lambda: b'Hello, World'.rsplit(b'X', 1))
show("b'123'.rsplit()", lambda: b'123'.rsplit())
show("b'123'.rsplit(b'X', 1)", lambda: b'123'.rsplit(b'X', 1))
show("b' \\t x y\\n'.rsplit()", lambda: b' \t x y\n'.rsplit())
show("b' \\t x y\\n'.rsplit(b'X', 1)", lambda: b' \t x y\n'.rsplit(b'X', 1))
show("b'aXbXc'.rsplit()", lambda: b'aXbXc'.rsplit())
show("b'aXbXc'.rsplit(b'X', 1)", lambda: b'aXbXc'.rsplit(b'X', 1))
show("b'\\x00\\xff'.rsplit()", lambda: b'\x00\xff'.rsplit())
show("b'\\x00\\xff'.rsplit(b'X', 1)", lambda: b'\x00\xff'.rsplit(b'X', 1))
