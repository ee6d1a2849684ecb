def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isupper()", lambda: ''.isupper())
show("'abc'.isupper()", lambda: 'abc'.isupper())
show("'Hello, World'.isupper()", lambda: 'Hello, World'.isupper())
show("'ÄÖü straße ﬁ'.isupper()", lambda: 'ÄÖü straße ﬁ'.isupper())
show("'123'.isupper()", lambda: '123'.isupper())
show("' \\t x y\\n'.isupper()", lambda: ' \t x y\n'.isupper())
show("'aXbXc'.isupper()", lambda: 'aXbXc'.isupper())
show("'日本'.isupper()", lambda: '日本'.isupper())
