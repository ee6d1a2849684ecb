def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.removesuffix(b'c')", lambda: b''.removesuffix(b'c'))
show("b'abc'.removesuffix(b'c')", lambda: b'abc'.removesuffix(b'c'))
show("b'Hello, World'.removesuffix(b'c')", lambda: b'Hello, World'.removesuffix(b'c'))
show("b'123'.removesuffix(b'c')", lambda: b'123'.removesuffix(b'c'))
show("b' \\t x y\\n'.removesuffix(b'c')", lambda: b' \t x y\n'.removesuffix(b'c'))
show("b'aXbXc'.removesuffix(b'c')", lambda: b'aXbXc'.removesuffix(b'c'))
show("b'\\x00\\xff'.removesuffix(b'c')", lambda: b'\x00\xff'.removesuffix(b'c'))
