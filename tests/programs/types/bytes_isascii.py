def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isascii()", lambda: b''.isascii())
show("b'abc'.isascii()", lambda: b'abc'.isascii())
show("b'Hello, World'.isascii()", lambda: b'Hello, World'.isascii())
show("b'123'.isascii()", lambda: b'123'.isascii())
show("b' \\t x y\\n'.isascii()", lambda: b' \t x y\n'.isascii())
show("b'aXbXc'.isascii()", lambda: b'aXbXc'.isascii())
show("b'\\x00\\xff'.isascii()", lambda: b'\x00\xff'.isascii())
