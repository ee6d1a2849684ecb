def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.lstrip()", lambda: b''.lstrip())
show("b''.lstrip(b'aH')", lambda: b''.lstrip(b'aH'))
show("b'abc'.lstrip()", lambda: b'abc'.lstrip())
show("b'abc'.lstrip(b'aH')", lambda: b'abc'.lstrip(b'aH'))
show("b'Hello, World'.lstrip()", lambda: b'Hello, World'.lstrip())
show("b'Hello, World'.lstrip(b'aH')", lambda: b'Hello, World'.lstrip(b'aH'))
show("b'123'.lstrip()", lambda: b'123'.lstrip())
show("b'123'.lstrip(b'aH')", lambda: b'123'.lstrip(b'aH'))
show("b' \\t x y\\n'.lstrip()", lambda: b' \t x y\n'.lstrip())
show("b' \\t x y\\n'.lstrip(b'aH')", lambda: b' \t x y\n'.lstrip(b'aH'))
show("b'aXbXc'.lstrip()", lambda: b'aXbXc'.lstrip())
show("b'aXbXc'.lstrip(b'aH')", lambda: b'aXbXc'.lstrip(b'aH'))
show("b'\\x00\\xff'.lstrip()", lambda: b'\x00\xff'.lstrip())
show("b'\\x00\\xff'.lstrip(b'aH')", lambda: b'\x00\xff'.lstrip(b'aH'))
