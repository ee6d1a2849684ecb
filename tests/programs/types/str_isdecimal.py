def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.isdecimal()", lambda: ''.isdecimal())
show("'abc'.isdecimal()", lambda: 'abc'.isdecimal())
show("'Hello, World'.isdecimal()", lambda: 'Hello, World'.isdecimal())
show("'ÄÖü straße ﬁ'.isdecimal()", lambda: 'ÄÖü straße ﬁ'.isdecimal())
show("'123'.isdecimal()", lambda: '123'.isdecimal())
show("' \\t x y\\n'.isdecimal()", lambda: ' \t x y\n'.isdecimal())
show("'aXbXc'.isdecimal()", lambda: 'aXbXc'.isdecimal())
show("'日本'.isdecimal()", lambda: '日本'.isdecimal())
