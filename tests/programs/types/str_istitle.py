def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.istitle()", lambda: ''.istitle())
show("'abc'.istitle()", lambda: 'abc'.istitle())
show("'Hello, World'.istitle()", lambda: 'Hello, World'.istitle())
show("'ÄÖü straße ﬁ'.istitle()", lambda: 'ÄÖü straße ﬁ'.istitle())
show("'123'.istitle()", lambda: '123'.istitle())
show("' \\t x y\\n'.istitle()", lambda: ' \t x y\n'.istitle())
show("'aXbXc'.istitle()", lambda: 'aXbXc'.istitle())
show("'日本'.istitle()", lambda: '日本'.istitle())
