def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.startswith(b'a')", lambda: b''.startswith(b'a'))
show("b''.startswith((b'a', b'H'))", lambda: b''.startswith((b'a', b'H')))
show("b''.startswith('a')", lambda: b''.startswith('a'))
show("b'abc'.startswith(b'a')", lambda: b'abc'.startswith(b'a'))
show("b'abc'.startswith((b'a', b'H'))", lambda: b'abc'.startswith((b'a', b'H')))
show("b'abc'.startswith('a')", lambda: b'abc'.startswith('a'))
show("b'Hello, World'.startswith(b'a')", lambda: b'Hello, World'.startswith(b'a'))
show("b'Hello, World'.startswith((b'a', b'H'))", lambda: b'Hello, World'.startswith((b'a', b'H')))
show("b'Hello, World'.startswith('a')", lambda: b'Hello, World'.startswith('a'))
show("b'123'.startswith(b'a')", lambda: b'123'.startswith(b'a'))
show("b'123'.startswith((b'a', b'H'))", lambda: b'123'.startswith((b'a', b'H')))
show("b'123'.startswith('a')", lambda: b'123'.startswith('a'))
show("b' \\t x y\\n'.startswith(b'a')", lambda: b' \t x y\n'.startswith(b'a'))
show("b' \\t x y\\n'.startswith((b'a', b'H'))", lambda: b' \t x y\n'.startswith((b'a', b'H')))
show("b' \\t x y\\n'.startswith('a')", lambda: b' \t x y\n'.startswith('a'))
show("b'aXbXc'.startswith(b'a')", lambda: b'aXbXc'.startswith(b'a'))
show("b'aXbXc'.startswith((b'a', b'H'))", lambda: b'aXbXc'.startswith((b'a', b'H')))
show("b'aXbXc'.startswith('a')", lambda: b'aXbXc'.startswith('a'))
show("b'\\x00\\xff'.startswith(b'a')", lambda: b'\x00\xff'.startswith(b'a'))
show("b'\\x00\\xff'.startswith((b'a', b'H'))", lambda: b'\x00\xff'.startswith((b'a', b'H')))
show("b'\\x00\\xff'.startswith('a')", lambda: b'\x00\xff'.startswith('a'))
