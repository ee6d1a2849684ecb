def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.capitalize()", lambda: ''.capitalize())
show("'abc'.capitalize()", lambda: 'abc'.capitalize())
show("'Hello, World'.capitalize()", lambda: 'Hello, World'.capitalize())
show("'ÄÖü straße ﬁ'.capitalize()", lambda: 'ÄÖü straße ﬁ'.capitalize())
show("'123'.capitalize()", lambda: '123'.capitalize())
show("' \\t x y\\n'.capitalize()", lambda: ' \t x y\n'.capitalize())
show("'aXbXc'.capitalize()", lambda: 'aXbXc'.capitalize())
show("'日本'.capitalize()", lambda: '日本'.capitalize())
