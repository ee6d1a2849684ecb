def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.hex()", lambda: b''.hex())
show("b''.hex(':')", lambda: b''.hex(':'))
show("b''.hex('-', 2)", lambda: b''.hex('-', 2))
show("b'abc'.hex()", lambda: b'abc'.hex())
show("b'abc'.hex(':')", lambda: b'abc'.hex(':'))
show("b'abc'.hex('-', 2)", lambda: b'abc'.hex('-', 2))
show("b'Hello, World'.hex()", lambda: b'Hello, World'.hex())
show("b'Hello, World'.hex(':')", lambda: b'Hello, World'.hex(':'))
show("b'Hello, World'.hex('-', 2)", lambda: b'Hello, World'.hex('-', 2))
show("b'123'.hex()", lambda: b'123'.hex())
show("b'123'.hex(':')", lambda: b'123'.hex(':'))
show("b'123'.hex('-', 2)", lambda: b'123'.hex('-', 2))
show("b' \\t x y\\n'.hex()", lambda: b' \t x y\n'.hex())
show("b' \\t x y\\n'.hex(':')", lambda: b' \t x y\n'.hex(':'))
show("b' \\t x y\\n'.hex('-', 2)", lambda: b' \t x y\n'.hex('-', 2))
show("b'aXbXc'.hex()", lambda: b'aXbXc'.hex())
show("b'aXbXc'.hex(':')", lambda: b'aXbXc'.hex(':'))
show("b'aXbXc'.hex('-', 2)", lambda: b'aXbXc'.hex('-', 2))
show("b'\\x00\\xff'.hex()", lambda: b'\x00\xff'.hex())
show("b'\\x00\\xff'.hex(':')", lambda: b'\x00\xff'.hex(':'))
show("b'\\x00\\xff'.hex('-', 2)", lambda: b'\x00\xff'.hex('-', 2))
