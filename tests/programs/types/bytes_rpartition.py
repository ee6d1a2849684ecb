def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.rpartition(b'X')", lambda: b''.rpartition(b'X'))
show("b'abc'.rpartition(b'X')", lambda: b'abc'.rpartition(b'X'))
show("b'Hello, World'.rpartition(b'X')", lambda: b'Hello, World'.rpartition(b'X'))
show("b'123'.rpartition(b'X')", lambda: b'123'.rpartition(b'X'))
show("b' \\t x y\\n'.rpartition(b'X')", lambda: b' \t x y\n'.rpartition(b'X'))
show("b'aXbXc'.rpartition(b'X')", lambda: b'aXbXc'.rpartition(b'X'))
show("b'\\x00\\xff'.rpartition(b'X')", lambda: b'\x00\xff'.rpartition(b'X'))
