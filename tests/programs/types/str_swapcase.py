def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.swapcase()", lambda: ''.swapcase())
show("'abc'.swapcase()", lambda: 'abc'.swapcase())
show("'Hello, World'.swapcase()", lambda: 'Hello, World'.swapcase())
show("'ÄÖü straße ﬁ'.swapcase()", lambda: 'ÄÖü straße ﬁ'.swapcase())
show("'123'.swapcase()", lambda: '123'.swapcase())
show("' \\t x y\\n'.swapcase()", lambda: ' \t x y\n'.swapcase())
show("'aXbXc'.swapcase()", lambda: 'aXbXc'.swapcase())
show("'日本'.swapcase()", lambda: '日本'.swapcase())
