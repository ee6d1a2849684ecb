def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("''.__len__()", lambda: ''.__len__())
show("'abc'.__len__()", lambda: 'abc'.__len__())
show("'Hello, World'.__len__()", lambda: 'Hello, World'.__len__())
show("'ÄÖü straße ﬁ'.__len__()", lambda: 'ÄÖü straße ﬁ'.__len__())
show("'123'.__len__()", lambda: '123'.__len__())
show("' \\t x y\\n'.__len__()", lambda: ' \t x y\n'.__len__())
show("'aXbXc'.__len__()", lambda: 'aXbXc'.__len__())
show("'日本'.__len__()", lambda: '日本'.__len__())
