def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.translate(None, b'aX')", lambda: b''.translate(None, b'aX'))
show("b''.translate(bytes(range(256)))", lambda: b''.translate(bytes(range(256))))
show("b''.translate(b'short')", lambda: b''.translate(b'short'))
show("b'abc'.translate(None, b'aX')", lambda: b'abc'.translate(None, b'aX'))
show("b'abc'.translate(bytes(range(256)))", lambda: b'abc'.translate(bytes(range(256))))
show("b'abc'.translate(b'short')", lambda: b'abc'.translate(b'short'))
show("b'Hello, World'.translate(None, b'aX')", lambda: b'Hello, World'.translate(None, b'aX'))
show("b'Hello, World'.translate(bytes(range(256)))", lambda: b'Hello, World'.translate(bytes(range(256))))
show("b'Hello, World'.translate(b'short')", lambda: b'Hello, World'.translate(b'short'))
show("b'123'.translate(None, b'aX')", lambda: b'123'.translate(None, b'aX'))
show("b'123'.translate(bytes(range(256)))", lambda: b'123'.translate(bytes(range(256))))
show("b'123'.translate(b'short')", lambda: b'123'.translate(b'short'))
show("b' \\t x y\\n'.translate(None, b'aX')", lambda: b' \t x y\n'.translate(None, b'aX'))
show("b' \\t x y\\n'.translate(bytes(range(256)))", lambda: b' \t x y\n'.translate(bytes(range(256))))
show("b' \\t x y\\n'.translate(b'short')", lambda: b' \t x y\n'.translate(b'short'))
show("b'aXbXc'.translate(None, b'aX')", lambda: b'aXbXc'.translate(None, b'aX'))
show("b'aXbXc'.translate(bytes(range(256)))", lambda: b'aXbXc'.translate(bytes(range(256))))
show("b'aXbXc'.translate(b'short')", lambda: b'aXbXc'.translate(b'short'))
show("b'\\x00\\xff'.translate(None, b'aX')", lambda: b'\x00\xff'.translate(None, b'aX'))
show("b'\\x00\\xff'.translate(bytes(range(256)))", lambda: b'\x00\xff'.translate(bytes(range(256))))
show("b'\\x00\\xff'.translate(b'short')", lambda: b'\x00\xff'.translate(b'short'))
