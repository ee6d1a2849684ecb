def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.__eq__('abc')", lambda: ''.__eq__('abc'))
show("''.__eq__(5)", lambda: ''.__eq__(5))
show("'abc'.__eq__('abc')", lambda: 'abc'.__eq__('abc'))
show("'abc'.__eq__(5)", lambda: 'abc'.__eq__(5))
show("'Hello, World'.__eq__('abc')", lambda: 'Hello, World'.__eq__('abc'))
show("'Hello, World'.__eq__(5)", lambda: 'Hello, World'.__eq__(5))
show("'ÄÖü straße ﬁ'.__eq__('abc')", lambda: 'ÄÖü straße ﬁ'.__eq__('abc'))
show("'ÄÖü straße ﬁ'.__eq__(5)", lambda: 'ÄÖü straße ﬁ'.__eq__(5))
show("'123'.__eq__('abc')", lambda: '123'.__eq__('abc'))
show("'123'.__eq__(5)", lambda: '123'.__eq__(5))
show("' \\t x y\\n'.__eq__('abc')", lambda: ' \t x y\n'.__eq__('abc'))
show("' \\t x y\\n'.__eq__(5)", lambda: ' \t x y\n'.__eq__(5))
show("'aXbXc'.__eq__('abc')", lambda: 'aXbXc'.__eq__('abc'))
show("'aXbXc'.__eq__(5)", lambda: 'aXbXc'.__eq__(5))
show("'日本'.__eq__('abc')", lambda: '日本'.__eq__('abc'))
show("'日本'.__eq__(5)", lambda: '日本'.__eq__(5))
