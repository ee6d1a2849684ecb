def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.pop('a')", lambda: changed({}, lambda x: x.pop('a')))
show("{}.pop('zz')", lambda: changed({}, lambda x: x.pop('zz')))
show("{}.pop('zz', None)", lambda: changed({}, lambda x: x.pop('zz', None)))
show("{}.pop(1)", lambda: changed({}, lambda x: x.pop(1)))
show("{'a': 1}.pop('a')", lambda: changed({'a': 1}, lambda x: x.pop('a')))
show("{'a': 1}.pop('zz')", lambda: changed({'a': 1}, lambda x: x.pop('zz')))
show("{'a': 1}.pop('zz', None)", lambda: changed({'a': 1}, lambda x: x.pop('zz', None)))
show("{'a': 1}.pop(1)", lambda: changed({'a': 1}, lambda x: x.pop(1)))
show("{'b': 2, 'a': 1}.pop('a')", lambda: changed({'b': 2, 'a': 1}, lambda x: x.pop('a')))
show("{'b': 2, 'a': 1}.pop('zz')", lambda: changed({'b': 2, 'a': 1}, lambda x: x.pop('zz')))
show("{'b': 2, 'a': 1}.pop('zz', None)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.pop('zz', None)))
show("{'b': 2, 'a': 1}.pop(1)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.pop(1)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.pop('a')", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.pop('a')))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.pop('zz')", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.pop('zz')))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.pop('zz', None)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.pop('zz', None)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.pop(1)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.pop(1)))
