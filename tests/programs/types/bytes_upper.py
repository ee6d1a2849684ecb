def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.upper()", lambda: b''.upper())
show("b'abc'.upper()", lambda: b'abc'.upper())
show("b'Hello, World'.upper()", lambda: b'Hello, World'.upper())
show("b'123'.upper()", lambda: b'123'.upper())
show("b' \\t x y\\n'.upper()", lambda: b' \t x y\n'.upper())
show("b'aXbXc'.upper()", lambda: b'aXbXc'.upper())
show("b'\\x00\\xff'.upper()", lambda: b'\x00\xff'.upper())
