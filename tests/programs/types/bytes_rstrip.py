def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.rstrip()", lambda: b''.rstrip())
show("b''.rstrip(b'cd')", lambda: b''.rstrip(b'cd'))
show("b'abc'.rstrip()", lambda: b'abc'.rstrip())
show("b'abc'.rstrip(b'cd')", lambda: b'abc'.rstrip(b'cd'))
show("b'Hello, World'.rstrip()", lambda: b'Hello, World'.rstrip())
show("b'Hello, World'.rstrip(b'cd')", lambda: b'Hello, World'.rstrip(b'cd'))
show("b'123'.rstrip()", lambda: b'123'.rstrip())
show("b'123'.rstrip(b'cd')", lambda: b'123'.rstrip(b'cd'))
show("b' \\t x y\\n'.rstrip()", lambda: b' \t x y\n'.rstrip())
show("b' \\t x y\\n'.rstrip(b'cd')", lambda: b' \t x y\n'.rstrip(b'cd'))
show("b'aXbXc'.rstrip()", lambda: b'aXbXc'.rstrip())
show("b'aXbXc'.rstrip(b'cd')", lambda: b'aXbXc'.rstrip(b'cd'))
show("b'\\x00\\xff'.rstrip()", lambda: b'\x00\xff'.rstrip())
show("b'\\x00\\xff'.rstrip(b'cd')", lambda: b'\x00\xff'.rstrip(b'cd'))
