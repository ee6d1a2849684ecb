def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("b''.join([])", lambda: b''.join([]))
show("b''.join([b'1', b'2'])", lambda: b''.join([b'1', b'2']))
show("b''.join(['1'])", lambda: b''.join(['1']))
show("b'abc'.join([])", lambda: b'abc'.join([]))
show("b'abc'.join([b'1', b'2'])", lambda: b'abc'.join([b'1', b'2']))
show("b'abc'.join(['1'])", lambda: b'abc'.join(['1']))
show("b'Hello, World'.join([])", lambda: b'Hello, World'.join([]))
show("b'Hello, World'.join([b'1', b'2'])", lambda: b'Hello, World'.join([b'1', b'2']))
show("b'Hello, World'.join(['1'])", lambda: b'Hello, World'.join(['1']))
show("b'123'.join([])", lambda: b'123'.join([]))
show("b'123'.join([b'1', b'2'])", lambda: b'123'.join([b'1', b'2']))
show("b'123'.join(['1'])", lambda: b'123'.join(['1']))
show("b' \\t x y\\n'.join([])", lambda: b' \t x y\n'.join([]))
show("b' \\t x y\\n'.join([b'1', b'2'])", lambda: b' \t x y\n'.join([b'1', b'2']))
show("b' \\t x y\\n'.join(['1'])", lambda: b' \t x y\n'.join(['1']))
show("b'aXbXc'.join([])", lambda: b'aXbXc'.join([]))
show("b'aXbXc'.join([b'1', b'2'])", lambda: b'aXbXc'.join([b'1', b'2']))
show("b'aXbXc'.join(['1'])", lambda: b'aXbXc'.join(['1']))
show("b'\\x00\\xff'.join([])", lambda: b'\x00\xff'.join([]))
show("b'\\x00\\xff'.join([b'1', b'2'])", lambda: b'\x00\xff'.join([b'1', b'2']))
show("b'\\x00\\xff'.join(['1'])", lambda: b'\x00\xff'.join(['1']))
