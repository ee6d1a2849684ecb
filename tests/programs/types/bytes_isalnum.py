def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isalnum()", lambda: b''.isalnum())
show("b'abc'.isalnum()", lambda: b'abc'.isalnum())
show("b'Hello, World'.isalnum()", lambda: b'Hello, World'.isalnum())
show("b'123'.isalnum()", lambda: b'123'.isalnum())
show("b' \\t x y\\n'.isalnum()", lambda: b' \t x y\n'.isalnum())
show("b'aXbXc'.isalnum()", lambda: b'aXbXc'.isalnum())
show("b'\\x00\\xff'.isalnum()", lambda: b'\x00\xff'.isalnum())
