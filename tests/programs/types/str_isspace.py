def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isspace()", lambda: ''.isspace())
show("'abc'.isspace()", lambda: 'abc'.isspace())
show("'Hello, World'.isspace()", lambda: 'Hello, World'.isspace())
show("'ÄÖü straße ﬁ'.isspace()", lambda: 'ÄÖü straße ﬁ'.isspace())
show("'123'.isspace()", lambda: '123'.isspace())
show("' \\t x y\\n'.isspace()", lambda: ' \t x y\n'.isspace())
show("'aXbXc'.isspace()", lambda: 'aXbXc'.isspace())
show("'日本'.isspace()", lambda: '日本'.isspace())
