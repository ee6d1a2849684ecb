def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isspace()", lambda: b''.isspace())
show("b'abc'.isspace()", lambda: b'abc'.isspace())
show("b'Hello, World'.isspace()", lambda: b'Hello, World'.isspace())
show("b'123'.isspace()", lambda: b'123'.isspace())
show("b' \\t x y\\n'.isspace()", lambda: b' \t x y\n'.isspace())
show("b'aXbXc'.isspace()", lambda: b'aXbXc'.isspace())
show("b'\\x00\\xff'.isspace()", lambda: b'\x00\xff'.isspace())
