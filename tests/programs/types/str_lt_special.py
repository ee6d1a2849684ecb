def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.__lt__('b')", lambda: ''.__lt__('b'))
show("'abc'.__lt__('b')", lambda: 'abc'.__lt__('b'))
show("'Hello, World'.__lt__('b')", lambda: 'Hello, World'.__lt__('b'))
show("'ÄÖü straße ﬁ'.__lt__('b')", lambda: 'ÄÖü straße ﬁ'.__lt__('b'))
show("'123'.__lt__('b')", lambda: '123'.__lt__('b'))
show("' \\t x y\\n'.__lt__('b')", lambda: ' \t x y\n'.__lt__('b'))
show("'aXbXc'.__lt__('b')", lambda: 'aXbXc'.__lt__('b'))
show("'日本'.__lt__('b')", lambda: '日本'.__lt__('b'))
