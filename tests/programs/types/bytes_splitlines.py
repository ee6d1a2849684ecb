def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.splitlines()", lambda: b''.splitlines())
show("b''.splitlines(True)", lambda: b''.splitlines(True))
show("b'abc'.splitlines()", lambda: b'abc'.splitlines())
show("b'abc'.splitlines(True)", lambda: b'abc'.splitlines(True))
show("b'Hello, World'.splitlines()", lambda: b'Hello, World'.splitlines())
show("b'Hello, World'.splitlines(True)", lambda: b'Hello, World'.splitlines(True))
show("b'123'.splitlines()", lambda: b'123'.splitlines())
show("b'123'.splitlines(True)", lambda: b'123'.splitlines(True))
show("b' \\t x y\\n'.splitlines()", lambda: b' \t x y\n'.splitlines())
show("b' \\t x y\\n'.splitlines(True)", lambda: b' \t x y\n'.splitlines(True))
show("b'aXbXc'.splitlines()", lambda: b'aXbXc'.splitlines())
show("b'aXbXc'.splitlines(True)", lambda: b'aXbXc'.splitlines(True))
show("b'\\x00\\xff'.splitlines()", lambda: b'\x00\xff'.splitlines())
show("b'\\x00\\xff'.splitlines(True)", lambda: b'\x00\xff'.splitlines(True))
