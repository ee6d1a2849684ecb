def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.zfill(5)", lambda: b''.zfill(5))
show("b'abc'.zfill(5)", lambda: b'abc'.zfill(5))
show("b'Hello, World'.zfill(5)", lambda: b'Hello, World'.zfill(5))
show("b'123'.zfill(5)", lambda: b'123'.zfill(5))
show("b' \\t x y\\n'.zfill(5)", lambda: b' \t x y\n'.zfill(5))
show("b'aXbXc'.zfill(5)", lambda: b'aXbXc'.zfill(5))
show("b'\\x00\\xff'.zfill(5)", lambda: b'\x00\xff'.zfill(5))
