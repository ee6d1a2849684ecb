def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.swapcase()", lambda: b''.swapcase())
show("b'abc'.swapcase()", lambda: b'abc'.swapcase())
show("b'Hello, World'.swapcase()", lambda: b'Hello, World'.swapcase())
show("b'123'.swapcase()", lambda: b'123'.swapcase())
show("b' \\t x y\\n'.swapcase()", lambda: b' \t x y\n'.swapcase())
show("b'aXbXc'.swapcase()", lambda: b'aXbXc'.swapcase())
show("b'\\x00\\xff'.swapcase()", lambda: b'\x00\xff'.swapcase())
