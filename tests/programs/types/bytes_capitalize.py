def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.capitalize()", lambda: b''.capitalize())
show("b'abc'.capitalize()", lambda: b'abc'.capitalize())
show("b'Hello, World'.capitalize()", lambda: b'Hello, World'.capitalize())
show("b'123'.capitalize()", lambda: b'123'.capitalize())
show("b' \\t x y\\n'.capitalize()", lambda: b' \t x y\n'.capitalize())
show("b'aXbXc'.capitalize()", lambda: b'aXbXc'.capitalize())
show("b'\\x00\\xff'.capitalize()", lambda: b'\x00\xff'.capitalize())
