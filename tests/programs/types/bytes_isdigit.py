def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isdigit()", lambda: b''.isdigit())
show("b'abc'.isdigit()", lambda: b'abc'.isdigit())
show("b'Hello, World'.isdigit()", lambda: b'Hello, World'.isdigit())
show("b'123'.isdigit()", lambda: b'123'.isdigit())
show("b' \\t x y\\n'.isdigit()", lambda: b' \t x y\n'.isdigit())
show("b'aXbXc'.isdigit()", lambda: b'aXbXc'.isdigit())
show("b'\\x00\\xff'.isdigit()", lambda: b'\x00\xff'.isdigit())
