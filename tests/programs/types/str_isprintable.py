def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isprintable()", lambda: ''.isprintable())
show("'abc'.isprintable()", lambda: 'abc'.isprintable())
show("'Hello, World'.isprintable()", lambda: 'Hello, World'.isprintable())
show("'ÄÖü straße ﬁ'.isprintable()", lambda: 'ÄÖü straße ﬁ'.isprintable())
show("'123'.isprintable()", lambda: '123'.isprintable())
show("' \\t x y\\n'.isprintable()", lambda: ' \t x y\n'.isprintable())
show("'aXbXc'.isprintable()", lambda: 'aXbXc'.isprintable())
show("'日本'.isprintable()", lambda: '日本'.isprintable())
