def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.casefold()", lambda: ''.casefold())
show("'abc'.casefold()", lambda: 'abc'.casefold())
show("'Hello, World'.casefold()", lambda: 'Hello, World'.casefold())
show("'ÄÖü straße ﬁ'.casefold()", lambda: 'ÄÖü straße ﬁ'.casefold())
show("'123'.casefold()", lambda: '123'.casefold())
show("' \\t x y\\n'.casefold()", lambda: ' \t x y\n'.casefold())
show("'aXbXc'.casefold()", lambda: 'aXbXc'.casefold())
show("'日本'.casefold()", lambda: '日本'.casefold())
