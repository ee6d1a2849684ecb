def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.istitle()", lambda: b''.istitle())
show("b'abc'.istitle()", lambda: b'abc'.istitle())
show("b'Hello, World'.istitle()", lambda: b'Hello, World'.istitle())
show("b'123'.istitle()", lambda: b'123'.istitle())
show("b' \\t x y\\n'.istitle()", lambda: b' \t x y\n'.istitle())
show("b'aXbXc'.istitle()", lambda: b'aXbXc'.istitle())
show("b'\\x00\\xff'.istitle()", lambda: b'\x00\xff'.istitle())
