def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


def changed(value, change):
    return change(value), value


show("{}.update({'a': 9})", lambda: changed({}, lambda x: x.update({'a': 9})))
show("{}.update([('p', 1), ('q', 2)])", lambda: changed({}, lambda x: x.update([('p', 1), ('q', 2)])))
show("{}.update(k=1)", lambda: changed({}, lambda x: x.update(k=1)))
show("{}.update({'a': 0}, b=5)", lambda: changed({}, lambda x: x.update({'a': 0}, b=5)))
show("{}.update(5)", lambda: changed({}, lambda x: x.update(5)))
show("{}.update([1])", lambda: changed({}, lambda x: x.update([1])))
show("{}.update(['ab', 'cd'])", lambda: changed({}, lambda x: x.update(['ab', 'cd'])))
show("{}.update([(1, 2, 3)])", lambda: changed({}, lambda x: x.update([(1, 2, 3)])))
show("{'a': 1}.update({'a': 9})", lambda: changed({'a': 1}, lambda x: x.update({'a': 9})))
show("{'a': 1}.update([('p', 1), ('q', 2)])", lambda: changed({'a': 1}, lambda x: x.update([('p', 1), ('q', 2)])))
show("{'a': 1}.update(k=1)", lambda: changed({'a': 1}, lambda x: x.update(k=1)))
show("{'a': 1}.update({'a': 0}, b=5)", lambda: changed({'a': 1}, lambda x: x.update({'a': 0}, b=5)))
show("{'a': 1}.update(5)", lambda: changed({'a': 1}, lambda x: x.update(5)))
show("{'a': 1}.update([1])", lambda: changed({'a': 1}, lambda x: x.update([1])))
show("{'a': 1}.update(['ab', 'cd'])", lambda: changed({'a': 1}, lambda x: x.update(['ab', 'cd'])))
show("{'a': 1}.update([(1, 2, 3)])", lambda: changed({'a': 1}, lambda x: x.update([(1, 2, 3)])))
show("{'b': 2, 'a': 1}.update({'a': 9})", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update({'a': 9})))
show("{'b': 2, 'a': 1}.update([('p', 1), ('q', 2)])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update([('p', 1), ('q', 2)])))
show("{'b': 2, 'a': 1}.update(k=1)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update(k=1)))
show("{'b': 2, 'a': 1}.update({'a': 0}, b=5)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update({'a': 0}, b=5)))
show("{'b': 2, 'a': 1}.update(5)", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update(5)))
show("{'b': 2, 'a': 1}.update([1])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update([1])))
show("{'b': 2, 'a': 1}.update(['ab', 'cd'])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update(['ab', 'cd'])))
show("{'b': 2, 'a': 1}.update([(1, 2, 3)])", lambda: changed({'b': 2, 'a': 1}, lambda x: x.update([(1, 2, 3)])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update({'a': 9})", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update({'a': 9})))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update([('p', 1), ('q', 2)])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update([('p', 1), ('q', 2)])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update(k=1)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update(k=1)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update({'a': 0}, b=5)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update({'a': 0}, b=5)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update(5)", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update(5)))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update([1])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update([1])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update(['ab', 'cd'])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update(['ab', 'cd'])))
show("{1: 'x', 2.5: 'y', (1, 2): 'z'}.update([(1, 2, 3)])", lambda: changed({1: 'x', 2.5: 'y', (1, 2): 'z'}, lambda x: x.update([(1, 2, 3)])))
