def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isalnum()", lambda: ''.isalnum())
show("'abc'.isalnum()", lambda: 'abc'.isalnum())
show("'Hello, World'.isalnum()", lambda: 'Hello, World'.isalnum())
show("'ÄÖü straße ﬁ'.isalnum()", lambda: 'ÄÖü straße ﬁ'.isalnum())
show("'123'.isalnum()", lambda: '123'.isalnum())
show("' \\t x y\\n'.isalnum()", lambda: ' \t x y\n'.isalnum())
show("'aXbXc'.isalnum()", lambda: 'aXbXc'.isalnum())
show("'日本'.isalnum()", lambda: '日本'.isalnum())
