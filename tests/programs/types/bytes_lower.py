def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.lower()", lambda: b''.lower())
show("b'abc'.lower()", lambda: b'abc'.lower())
show("b'Hello, World'.lower()", lambda: b'Hello, World'.lower())
show("b'123'.lower()", lambda: b'123'.lower())
show("b' \\t x y\\n'.lower()", lambda: b' \t x y\n'.lower())
show("b'aXbXc'.lower()", lambda: b'aXbXc'.lower())
show("b'\\x00\\xff'.lower()", lambda: b'\x00\xff'.lower())
