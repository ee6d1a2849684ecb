def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.endswith(b'c')", lambda: b''.endswith(b'c'))
show("b''.endswith(b'')", lambda: b''.endswith(b''))
show("b'abc'.endswith(b'c')", lambda: b'abc'.endswith(b'c'))
show("b'abc'.endswith(b'')", lambda: b'abc'.endswith(b''))
show("b'Hello, World'.endswith(b'c')", lambda: b'Hello, World'.endswith(b'c'))
show("b'Hello, World'.endswith(b'')", lambda: b'Hello, World'.endswith(b''))
show("b'123'.endswith(b'c')", lambda: b'123'.endswith(b'c'))
show("b'123'.endswith(b'')", lambda: b'123'.endswith(b''))
show("b' \\t x y\\n'.endswith(b'c')", lambda: b' \t x y\n'.endswith(b'c'))
show("b' \\t x y\\n'.endswith(b'')", lambda: b' \t x y\n'.endswith(b''))
show("b'aXbXc'.endswith(b'c')", lambda: b'aXbXc'.endswith(b'c'))
show("b'aXbXc'.endswith(b'')", lambda: b'aXbXc'.endswith(b''))
show("b'\\x00\\xff'.endswith(b'c')", lambda: b'\x00\xff'.endswith(b'c'))
show("b'\\x00\\xff'.endswith(b'')", lambda: b'\x00\xff'.endswith(b''))
