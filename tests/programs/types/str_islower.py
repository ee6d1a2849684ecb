def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.islower()", lambda: ''.islower())
show("'abc'.islower()", lambda: 'abc'.islower())
show("'Hello, World'.islower()", lambda: 'Hello, World'.islower())
show("'ÄÖü straße ﬁ'.islower()", lambda: 'ÄÖü straße ﬁ'.islower())
show("'123'.islower()", lambda: '123'.islower())
show("' \\t x y\\n'.islower()", lambda: ' \t x y\n'.islower())
show("'aXbXc'.islower()", lambda: 'aXbXc'.islower())
show("'日本'.islower()", lambda: '日本'.islower())
