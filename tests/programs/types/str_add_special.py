def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.__add__('!')", lambda: ''.__add__('!'))
show("''.__add__(5)", lambda: ''.__add__(5))
show("'abc'.__add__('!')", lambda: 'abc'.__add__('!'))
show("'abc'.__add__(5)", lambda: 'abc'.__add__(5))
show("'Hello, World'.__add__('!')", lambda: 'Hello, World'.__add__('!'))
show("'Hello, World'.__add__(5)", lambda: 'Hello, World'.__add__(5))
show("'ÄÖü straße ﬁ'.__add__('!')", lambda: 'ÄÖü straße ﬁ'.__add__('!'))
show("'ÄÖü straße ﬁ'.__add__(5)", lambda: 'ÄÖü straße ﬁ'.__add__(5))
show("'123'.__add__('!')", lambda: '123'.__add__('!'))
show("'123'.__add__(5)", lambda: '123'.__add__(5))
show("' \\t x y\\n'.__add__('!')", lambda: ' \t x y\n'.__add__('!'))
show("' \\t x y\\n'.__add__(5)", lambda: ' \t x y\n'.__add__(5))
show("'aXbXc'.__add__('!')", lambda: 'aXbXc'.__add__('!'))
show("'aXbXc'.__add__(5)", lambda: 'aXbXc'.__add__(5))
show("'日本'.__add__('!')", lambda: '日本'.__add__('!'))
show("'日本'.__add__(5)", lambda: '日本'.__add__(5))
