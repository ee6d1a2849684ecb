def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.isupper()", lambda: b''.isupper())
show("b'abc'.isupper()", lambda: b'abc'.isupper())
show("b'Hello, World'.isupper()", lambda: b'Hello, World'.isupper())
show("b'123'.isupper()", lambda: b'123'.isupper())
show("b' \\t x y\\n'.isupper()", lambda: b' \t x y\n'.isupper())
show("b'aXbXc'.isupper()", lambda: b'aXbXc'.isupper())
show("b'\\x00\\xff'.isupper()", lambda: b'\x00\xff'.isupper())
