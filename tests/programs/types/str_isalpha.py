def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isalpha()", lambda: ''.isalpha())
show("'abc'.isalpha()", lambda: 'abc'.isalpha())
show("'Hello, World'.isalpha()", lambda: 'Hello, World'.isalpha())
show("'ÄÖü straße ﬁ'.isalpha()", lambda: 'ÄÖü straße ﬁ'.isalpha())
show("'123'.isalpha()", lambda: '123'.isalpha())
show("' \\t x y\\n'.isalpha()", lambda: ' \t x y\n'.isalpha())
show("'aXbXc'.isalpha()", lambda: 'aXbXc'.isalpha())
show("'日本'.isalpha()", lambda: '日本'.isalpha())
