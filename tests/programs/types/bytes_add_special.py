def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.__add__(b'!')", lambda: b''.__add__(b'!'))
show("b''.__add__('!')", lambda: b''.__add__('!'))
show("b'abc'.__add__(b'!')", lambda: b'abc'.__add__(b'!'))
show("b'abc'.__add__('!')", lambda: b'abc'.__add__('!'))
show("b'Hello, World'.__add__(b'!')", lambda: b'Hello, World'.__add__(b'!'))
show("b'Hello, World'.__add__('!')", lambda: b'Hello, World'.__add__('!'))
show("b'123'.__add__(b'!')", lambda: b'123'.__add__(b'!'))
show("b'123'.__add__('!')", lambda: b'123'.__add__('!'))
show("b' \\t x y\\n'.__add__(b'!')", lambda: b' \t x y\n'.__add__(b'!'))
show("b' \\t x y\\n'.__add__('!')", lambda: b' \t x y\n'.__add__('!'))
show("b'aXbXc'.__add__(b'!')", lambda: b'aXbXc'.__add__(b'!'))
show("b'aXbXc'.__add__('!')", lambda: b'aXbXc'.__add__('!'))
show("b'\\x00\\xff'.__add__(b'!')", lambda: b'\x00\xff'.__add__(b'!'))
show("b'\\x00\\xff'.__add__('!')", lambda: b'\x00\xff'.__add__('!'))
