def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.expandtabs()", lambda: b''.expandtabs())
show("b''.expandtabs(2)", lambda: b''.expandtabs(2))
show("b'abc'.expandtabs()", lambda: b'abc'.expandtabs())
show("b'abc'.expandtabs(2)", lambda: b'abc'.expandtabs(2))
show("b'Hello, World'.expandtabs()", lambda: b'Hello, World'.expandtabs())
show("b'Hello, World'.expandtabs(2)", lambda: b'Hello, World'.expandtabs(2))
show("b'123'.expandtabs()", lambda: b'123'.expandtabs())
show("b'123'.expandtabs(2)", lambda: b'123'.expandtabs(2))
show("b' \\t x y\\n'.expandtabs()", lambda: b' \t x y\n'.expandtabs())
show("b' \\t x y\\n'.expandtabs(2)", lambda: b' \t x y\n'.expandtabs(2))
show("b'aXbXc'.expandtabs()", lambda: b'aXbXc'.expandtabs())
show("b'aXbXc'.expandtabs(2)", lambda: b'aXbXc'.expandtabs(2))
show("b'\\x00\\xff'.expandtabs()", lambda: b'\x00\xff'.expandtabs())
show("b'\\x00\\xff'.expandtabs(2)", lambda: b'\x00\xff'.expandtabs(2))
