def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.title()", lambda: b''.title())
show("b'abc'.title()", lambda: b'abc'.title())
show("b'Hello, World'.title()", lambda: b'Hello, World'.title())
show("b'123'.title()", lambda: b'123'.title())
show("b' \\t x y\\n'.title()", lambda: b' \t x y\n'.title())
show("b'aXbXc'.title()", lambda: b'aXbXc'.title())
show("b'\\x00\\xff'.title()", lambda: b'\x00\xff'.title())
