def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isascii()", lambda: ''.isascii())
show("'abc'.isascii()", lambda: 'abc'.isascii())
show("'Hello, World'.isascii()", lambda: 'Hello, World'.isascii())
show("'ÄÖü straße ﬁ'.isascii()", lambda: 'ÄÖü straße ﬁ'.isascii())
show("'123'.isascii()", lambda: '123'.isascii())
show("' \\t x y\\n'.isascii()", lambda: ' \t x y\n'.isascii())
show("'aXbXc'.isascii()", lambda: 'aXbXc'.isascii())
show("'日本'.isascii()", lambda: '日本'.isascii())
