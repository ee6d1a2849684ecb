def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isalpha()", lambda: b''.isalpha())
show("b'abc'.isalpha()", lambda: b'abc'.isalpha())
show("b'Hello, World'.isalpha()", lambda: b'Hello, World'.isalpha())
show("b'123'.isalpha()", lambda: b'123'.isalpha())
show("b' \\t x y\\n'.isalpha()", lambda: b' \t x y\n'.isalpha())
show("b'aXbXc'.isalpha()", lambda: b'aXbXc'.isalpha())
show("b'\\x00\\xff'.isalpha()", lambda: b'\x00\xff'.isalpha())
