def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.upper()", lambda: ''.upper())
show("'abc'.upper()", lambda: 'abc'.upper())
show("'Hello, World'.upper()", lambda: 'Hello, World'.upper())
show("'ÄÖü straße ﬁ'.upper()", lambda: 'ÄÖü straße ﬁ'.upper())
show("'123'.upper()", lambda: '123'.upper())
show("' \\t x y\\n'.upper()", lambda: ' \t x y\n'.upper())
show("'aXbXc'.upper()", lambda: 'aXbXc'.upper())
show("'日本'.upper()", lambda: '日本'.upper())
