def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.title()", lambda: ''.title())
show("'abc'.title()", lambda: 'abc'.title())
show("'Hello, World'.title()", lambda: 'Hello, World'.title())
show("'ÄÖü straße ﬁ'.title()", lambda: 'ÄÖü straße ﬁ'.title())
show("'123'.title()", lambda: '123'.title())
show("' \\t x y\\n'.title()", lambda: ' \t x y\n'.title())
show("'aXbXc'.title()", lambda: 'aXbXc'.title())
show("'日本'.title()", lambda: '日本'.title())
