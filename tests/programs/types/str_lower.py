def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.lower()", lambda: ''.lower())
show("'abc'.lower()", lambda: 'abc'.lower())
show("'Hello, World'.lower()", lambda: 'Hello, World'.lower())
show("'ÄÖü straße ﬁ'.lower()", lambda: 'ÄÖü straße ﬁ'.lower())
show("'123'.lower()", lambda: '123'.lower())
show("' \\t x y\\n'.lower()", lambda: ' \t x y\n'.lower())
show("'aXbXc'.lower()", lambda: 'aXbXc'.lower())
show("'日本'.lower()", lambda: '日本'.lower())
