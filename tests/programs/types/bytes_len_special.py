def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.__len__()", lambda: b''.__len__())
show("b'abc'.__len__()", lambda: b'abc'.__len__())
show("b'Hello, World'.__len__()", lambda: b'Hello, World'.__len__())
show("b'123'.__len__()", lambda: b'123'.__len__())
show("b' \\t x y\\n'.__len__()", lambda: b' \t x y\n'.__len__())
show("b'aXbXc'.__len__()", lambda: b'aXbXc'.__len__())
show("b'\\x00\\xff'.__len__()", lambda: b'\x00\xff'.__len__())
