def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isidentifier()", lambda: ''.isidentifier())
show("'abc'.isidentifier()", lambda: 'abc'.isidentifier())
show("'Hello, World'.isidentifier()", lambda: 'Hello, World'.isidentifier())
show("'ÄÖü straße ﬁ'.isidentifier()", lambda: 'ÄÖü straße ﬁ'.isidentifier())
show("'123'.isidentifier()", lambda: '123'.isidentifier())
show("' \\t x y\\n'.isidentifier()", lambda: ' \t x y\n'.isidentifier())
show("'aXbXc'.isidentifier()", lambda: 'aXbXc'.isidentifier())
show("'日本'.isidentifier()", lambda: '日本'.isidentifier())
