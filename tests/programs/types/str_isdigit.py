def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isdigit()", lambda: ''.isdigit())
show("'abc'.isdigit()", lambda: 'abc'.isdigit())
show("'Hello, World'.isdigit()", lambda: 'Hello, World'.isdigit())
show("'ÄÖü straße ﬁ'.isdigit()", lambda: 'ÄÖü straße ﬁ'.isdigit())
show("'123'.isdigit()", lambda: '123'.isdigit())
show("' \\t x y\\n'.isdigit()", lambda: ' \t x y\n'.isdigit())
show("'aXbXc'.isdigit()", lambda: 'aXbXc'.isdigit())
show("'日本'.isdigit()", lambda: '日本'.isdigit())
