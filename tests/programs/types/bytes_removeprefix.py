def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.removeprefix(b'a')", lambda: b''.removeprefix(b'a'))
show("b''.removeprefix('a')", lambda: b''.removeprefix('a'))
show("b'abc'.removeprefix(b'a')", lambda: b'abc'.removeprefix(b'a'))
show("b'abc'.removeprefix('a')", lambda: b'abc'.removeprefix('a'))
show("b'Hello, World'.removeprefix(b'a')", lambda: b'Hello, World'.removeprefix(b'a'))
show("b'Hello, World'.removeprefix('a')", lambda: b'Hello, World'.removeprefix('a'))
show("b'123'.removeprefix(b'a')", lambda: b'123'.removeprefix(b'a'))
show("b'123'.removeprefix('a')", lambda: b'123'.removeprefix('a'))
show("b' \\t x y\\n'.removeprefix(b'a')", lambda: b' \t x y\n'.removeprefix(b'a'))
show("b' \\t x y\\n'.removeprefix('a')", lambda: b' \t x y\n'.removeprefix('a'))
show("b'aXbXc'.removeprefix(b'a')", lambda: b'aXbXc'.removeprefix(b'a'))
show("b'aXbXc'.removeprefix('a')", lambda: b'aXbXc'.removeprefix('a'))
show("b'\\x00\\xff'.removeprefix(b'a')", lambda: b'\x00\xff'.removeprefix(b'a'))
show("b'\\x00\\xff'.removeprefix('a')", lambda: b'\x00\xff'.removeprefix('a'))
