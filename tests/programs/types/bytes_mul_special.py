def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.__mul__(2)", lambda: b''.__mul__(2))
show("b''.__mul__(-1)", lambda: b''.__mul__(-1))
show("b'abc'.__mul__(2)", lambda: b'abc'.__mul__(2))
show("b'abc'.__mul__(-1)", lambda: b'abc'.__mul__(-1))
show("b'Hello, World'.__mul__(2)", lambda: b'Hello, World'.__mul__(2))
show("b'Hello, World'.__mul__(-1)", lambda: b'Hello, World'.__mul__(-1))
show("b'123'.__mul__(2)", lambda: b'123'.__mul__(2))
show("b'123'.__mul__(-1)", lambda: b'123'.__mul__(-1))
show("b' \\t x y\\n'.__mul__(2)", lambda: b' \t x y\n'.__mul__(2))
show("b' \\t x y\\n'.__mul__(-1)", lambda: b' \t x y\n'.__mul__(-1))
show("b'aXbXc'.__mul__(2)", lambda: b'aXbXc'.__mul__(2))
show("b'aXbXc'.__mul__(-1)", lambda: b'aXbXc'.__mul__(-1))
show("b'\\x00\\xff'.__mul__(2)", lambda: b'\x00\xff'.__mul__(2))
show("b'\\x00\\xff'.__mul__(-1)", lambda: b'\x00\xff'.__mul__(-1))
