def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.islower()", lambda: b''.islower())
show("b'abc'.islower()", lambda: b'abc'.islower())
show("b'Hello, World'.islower()", lambda: b'Hello, World'.islower())
show("b'123'.islower()", lambda: b'123'.islower())
show("b' \\t x y\\n'.islower()", lambda: b' \t x y\n'.islower())
show("b'aXbXc'.islower()", lambda: b'aXbXc'.islower())
show("b'\\x00\\xff'.islower()", lambda: b'\x00\xff'.islower())
