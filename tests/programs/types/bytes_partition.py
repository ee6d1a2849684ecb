def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.partition(b'X')", lambda: b''.partition(b'X'))
show("b''.partition(b'')", lambda: b''.partition(b''))
show("b'abc'.partition(b'X')", lambda: b'abc'.partition(b'X'))
show("b'abc'.partition(b'')", lambda: b'abc'.partition(b''))
show("b'Hello, World'.partition(b'X')", lambda: b'Hello, World'.partition(b'X'))
show("b'Hello, World'.partition(b'')", lambda: b'Hello, World'.partition(b''))
show("b'123'.partition(b'X')", lambda: b'123'.partition(b'X'))
show("b'123'.partition(b'')", lambda: b'123'.partition(b''))
show("b' \\t x y\\n'.partition(b'X')", lambda: b' \t x y\n'.partition(b'X'))
show("b' \\t x y\\n'.partition(b'')", lambda: b' \t x y\n'.partition(b''))
show("b'aXbXc'.partition(b'X')", lambda: b'aXbXc'.partition(b'X'))
show("b'aXbXc'.partition(b'')", lambda: b'aXbXc'.partition(b''))
show("b'\\x00\\xff'.partition(b'X')", lambda: b'\x00\xff'.partition(b'X'))
show("b'\\x00\\xff'.partition(b'')", lambda: b'\x00\xff'.partition(b''))
