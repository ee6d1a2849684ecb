def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.setdefault('a', 9)", lambda: changed({}, lambda x: x.setdefault('a', 9)))
show("{}.setdefault('new', 9)", lambda: changed({}, lambda x: x.setdefault('new', 9)))
show("{}.setdefault('new')", lambda: changed({}, lambda x: x.setdefault('new')))
show("{}.setdefault([])", lambda: changed({}, lambda x: x.setdefault([])))
show("{'a': 1}.setdefault('a', 9)", lambda: changed({'a': 1}, lambda x: x.setdefault('a', 9)))
show("{'a': 1}.setdefault('new', 9)", lambda: changed({'a': 1}, lambda x: x.setdefault('new', 9)))
show("{'a': 1}.setdefault('new')", lambda: changed({'a': 1}, lambda x: x.setdefault('new')))
show("{'a': 1}.setdefault([])", lambda: changed({'a': 1}, lambda x: x.setdefault([])))
show("{'b': 2, 'a': 1}.setdefault('a', 9)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.setdefault('a', 9)))
show("{'b': 2, 'a': 1}.setdefault('new', 9)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.setdefault('new', 9)))
show("{'b': 2, 'a': 1}.setdefault('new')", lambda: changed({'b': 2, 'a': 1}, lambda x: x.setdefault('new')))
show("{'b': 2, 'a': 1}.setdefault([])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.setdefault([])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.setdefault('a', 9)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.setdefault('a', 9)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.setdefault('new', 9)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.setdefault('new', 9)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.setdefault('new')", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.setdefault('new')))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.setdefault([])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.setdefault([])))
