def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isnumeric()", lambda: ''.isnumeric())
show("'abc'.isnumeric()", lambda: 'abc'.isnumeric())
show("'Hello, World'.isnumeric()", lambda: 'Hello, World'.isnumeric())
show("'ÄÖü straße ﬁ'.isnumeric()", lambda: 'ÄÖü straße ﬁ'.isnumeric())
show("'123'.isnumeric()", lambda: '123'.isnumeric())
show("' \\t x y\\n'.isnumeric()", lambda: ' \t x y\n'.isnumeric())
show("'aXbXc'.isnumeric()", lambda: 'aXbXc'.isnumeric())
show("'日本'.isnumeric()", lambda: '日本'.isnumeric())
