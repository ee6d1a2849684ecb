def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.strip()", lambda: b''.strip())
show("b''.strip(b'abc')", lambda: b''.strip(b'abc'))
show("b'abc'.strip()", lambda: b'abc'.strip())
show("b'abc'.strip(b'abc')", lambda: b'abc'.strip(b'abc'))
show("b'Hello, World'.strip()", lambda: b'Hello, World'.strip())
show("b'Hello, World'.strip(b'abc')", lambda: b'Hello, World'.strip(b'abc'))
show("b'123'.strip()", lambda: b'123'.strip())
show("b'123'.strip(b'abc')", lambda: b'123'.strip(b'abc'))
show("b' \\t x y\\n'.strip()", lambda: b' \t x y\n'.strip())
show("b' \\t x y\\n'.strip(b'abc')", lambda: b' \t x y\n'.strip(b'abc'))
show("b'aXbXc'.strip()", lambda: b'aXbXc'.strip())
show("b'aXbXc'.strip(b'abc')", lambda: b'aXbXc'.strip(b'abc'))
show("b'\\x00\\xff'.strip()", lambda: b'\x00\xff'.strip())
show("b'\\x00\\xff'.strip(b'abc')", lambda: b'\x00\xff'.strip(b'abc'))
