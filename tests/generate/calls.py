#!/usr/bin/env python3
"""Programs of random method calls, from a seed: every method of every built-in type, any arguments.

    tests/generate/calls.py SEED     prints one

Each program makes PER_PROGRAM calls. A row builds its receiver anew, calls one of the methods that CPython
shows for its type with arguments that often do not fit (wrong number, wrong type, keywords, instances of
subclasses, huge and negative numbers), and prints what came of it, and the receiver when it can change. What
depends on addresses, on hashes of strings or takes long is left out.
"""

import random
import sys

PER_PROGRAM = 100

HEAD = '''class I(int): pass
class F(float): pass
class S(str): pass
class L(list): pass
class T(tuple): pass
class D(dict): pass
class Z(set): pass
class B(bytes): pass
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
    def __repr__(self): return f'Index({self.value})'
class Real:
    def __float__(self): return 2.5
    def __repr__(self): return 'Real()'
class Odd:
    def __index__(self): raise ValueError('odd index')
    def __iter__(self): raise ValueError('odd iter')
    def __eq__(self, other): raise ValueError('odd eq')
    def __hash__(self): raise ValueError('odd hash')
    def __len__(self): raise ValueError('odd len')
    def __bool__(self): raise ValueError('odd bool')
    def __repr__(self): return 'Odd()'
class Plain:
    def __repr__(self): return 'Plain()'
class Fn:
    def __call__(self, *args): return repr(args)
    def __repr__(self): return 'Fn()'
class Keys:
    def __init__(self, *keys): self._keys = keys
    def keys(self): return self._keys
    def __getitem__(self, key):
        if key == 5: raise IndexError(key)
        return key * 2
    def __repr__(self): return 'Keys()'


def text(value, depth=0):
    """repr, with what CPython walks in an order of its own, or shows with an address, as values."""
    kind = type(value).__name__
    if kind.endswith('iterator') or kind in ('map', 'zip', 'filter', 'enumerate', 'reversed', 'generator'):
        return kind + repr([text(item) for item, _ in zip(value, range(20))])
    shown = repr(value)
    if isinstance(value, (set, frozenset)):
        shown = repr(sorted(value, key=repr))
    return f'<{kind}>' if ' at 0x' in shown else f'{kind} {shown}'


def show(number, receiver, call):
    try:
        print(number, text(call(receiver)))
    except Exception as error:
        print(number, type(error).__name__ + ':', str(error).split(' at 0x')[0])
    if isinstance(receiver, (list, dict, set)):
        print('  ', text(receiver))


'''

LEFT_OUT = {"__class__", "__dir__", "__doc__", "__init_subclass__", "__subclasshook__", "__reduce__", "__reduce_ex__",
            "__getstate__", "__sizeof__", "__new__", "__init__", "__getattribute__", "__setattr__", "__delattr__",
            "__getnewargs__", "__class_getitem__", "__alloc__", "__getformat__", "__setstate__", "__hash__", "__dict__",
            "__module__", "__weakref__", "__complex__", "imag", "__weakrefoffset__", "__dictoffset__", "__basicsize__",
            "__itemsize__", "__flags__", "__abstractmethods__", "__text_signature__"}

RECEIVERS = {
    "int": ["0", "1", "-1", "5", "255", "-256", "2**31", "2**63", "-2**63", "10**20", "-10**25", "True", "False", "I(7)",
            "2**100 + 1"],
    "float": ["0.0", "-0.0", "1.5", "-2.5", "3.0", "1e300", "1e-300", "float('inf')", "float('nan')", "0.1", "F(2.5)",
              "123456.789", "5e-324"],
    "str": ["''", "'a'", "'abcabc'", "'Hello World'", "'  pad\\t'", "'a,b,,c'", "'x=1\\ny=2\\r\\nz'", "'äöüß'", "'日本語'",
            "'12'", "'%s-%d'", "'{}{0}'", "S('sub')", "'\\ud800'", "'İı'", "'٣'", "'ﬁ'", "'aXbXc'", "'\\x00\\x7f'"],
    "bytes": ["b''", "b'a'", "b'abcabc'", "b'Hello World'", "b'  pad\\t'", "b'a,b,,c'", "b'\\x00\\xff'", "b'x\\ny\\r\\nz'",
              "B(b'sub')", "b'%s-%d'", "b'12'", "'äö'.encode()"],
    "list": ["[]", "[1]", "[3, 1, 2]", "[1, 'a', None]", "['b', 'a', 'c']", "[[1], [2]]", "L([1, 2])", "[2.5, 1, True]",
             "list(range(12))"],
    "tuple": ["()", "(1,)", "(3, 1, 2)", "(1, 'a', None)", "((1,), [2])", "T((1, 2))", "(True, 1.0, 1)"],
    "dict": ["{}", "{'a': 1}", "{1: 2, 'k': [3]}", "{(1, 2): 'x', None: 0}", "D(a=1, b=2)", "dict.fromkeys(range(6))"],
    "set": ["set()", "{1}", "{1, 2, 3}", "{5, 3, 9}", "Z({1, 2})", "set(range(10))", "{2.5, 1}"],
    "frozenset": ["frozenset()", "frozenset({1})", "frozenset({1, 2, 3})", "frozenset(range(9))"],
    "range": ["range(0)", "range(5)", "range(2, 11, 3)", "range(10, 0, -2)", "range(-3, 3)", "range(2**70, 2**70 + 5)"],
    "slice": ["slice(5)", "slice(1, None)", "slice(None, None, -1)", "slice(-3, 10, 2)", "slice('a', 'b')"],
    "dict_keys": ["{1: 2, 3: 4}.keys()", "{}.keys()", "D(a=1).keys()"],
    "dict_items": ["{1: 2, 3: 4}.items()", "{}.items()", "{'a': [1]}.items()"],
    "dict_values": ["{1: 2, 3: 4}.values()", "{}.values()"],
    "NoneType": ["None"],
    "type": ["int", "str", "L", "type", "Plain", "bool"],
    "BaseException": ["ValueError('x')", "KeyError('k')", "OSError(2, 'no')", "StopIteration(5)", "Exception()",
                      "Exception(1, 2)", "ImportError('m', name='n')", "UnicodeDecodeError('utf-8', b'x', 0, 1, 'why')"],
    "property": ["property(Fn())", "property()"],
    "object": ["Plain()", "object()"],
}
OF_TYPE = {"dict_keys": type({}.keys()), "dict_items": type({}.items()), "dict_values": type({}.values()),
           "NoneType": type(None)}

ANY = ["None", "True", "0", "1", "2", "3", "-1", "-5", "7", "100", "2**40", "2**63", "-2**64", "10**30", "1.0", "2.5", "-0.5",
       "float('nan')", "float('inf')", "1e20", "''", "'a'", "'b'", "'abc'", "' '", "','", "'X'", "'utf-8'", "'ascii'", "'latin-1'",
       "'strict'", "'replace'", "'ignore'", "'d'", "'>10'", "'.2f'", "'\\n'", "b''", "b'a'", "b'abc'", "b','", "[]", "[1]", "[1, 2]",
       "['a', 'b']", "[3, 1]", "[(1, 2)]", "[[1, 2], 'ab']", "()", "(1,)", "('a', 'b')", "(1, 'x')", "{}", "{'a': 5}", "{1: 'x'}", "{97: 'q', 98: None}",
       "set()", "{1, 2}", "frozenset({3})", "range(3)", "slice(1, 3)", "slice(None, None, 2)", "I(2)", "F(1.5)", "S('b')", "L([1])",
       "T((1, 2))", "D(a=3)", "B(b'a')", "Index(1)", "Index(-2)", "Index(10**20)", "Real()", "Odd()", "Plain()", "Fn()", "Keys()",
       "Keys(1, 'b')", "int", "str", "iter([1, 2])", "...", "NotImplemented", "iter([(1, 2), (3, 4)])", "ValueError('e')"]
LIKELY = {
    "str": ["'a'", "'b'", "'abc'", "' '", "','", "'X'", "'lo'", "''", "0", "1", "2", "-1", "5", "20", "None", "('a', 'b')",
            "{97: 'q', 98: None}", "S('b')", "('x', 1)", "[1]", "['a', 'b']"],
    "bytes": ["b'a'", "b'b'", "b'abc'", "b' '", "b','", "b''", "0", "1", "2", "-1", "97", "20", "None", "(b'a', b'b')",
              "[b'a', b'b']", "'utf-8'", "300", "b'a' * 256"],
    "list": ["0", "1", "-1", "2", "[1, 2]", "'a'", "None", "(5, 6)", "slice(0, 2)", "slice(None, None, 2)"],
    "dict": ["'a'", "1", "None", "{'a': 5}", "[('z', 1)]", "'zz'", "Keys('q', 'r')"],
    "set": ["1", "2", "{1, 2}", "[1, 5]", "frozenset({3})", "range(4)", "(1,)", "{9: 1}"],
    "int": ["0", "1", "2", "-1", "3", "8", "16", "'big'", "'little'", "10**20", "2.5", "True", "''", "'x'", "',d'"],
    "float": ["0", "1", "-1", "2.5", "1e10", "''", "'.3f'", "None", "3", "10**400", "'e'", "True"],
}
KEYWORDS = ["sep", "maxsplit", "keepends", "key", "reverse", "encoding", "errors", "default", "signed", "length", "byteorder",
            "tabsize", "x", "iterable", "delete", "bytes_per_sep", "self", "a"]
SLOW = {"__mul__", "__rmul__", "__imul__", "__pow__", "__rpow__", "__lshift__", "__rlshift__", "center", "ljust", "rjust", "zfill",
        "expandtabs", "to_bytes", "__ipow__"}
HUGE = {"2**40", "2**63", "10**30", "1e20", "10**20", "Index(10**20)", "10**400", "2**100 + 1", "2**70"}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(f"calls {seed}")

    def pick(self, choices):
        return self.random.choice(choices)

    def argument(self, kind, slow):
        pool = LIKELY.get(kind, ANY) if self.random.random() < 0.6 else ANY
        value = self.pick(pool)
        while slow and value in HUGE:
            value = self.pick(pool)
        return value

    def row(self):
        kind = self.pick(list(RECEIVERS))
        names = [n for n in dir(OF_TYPE.get(kind) or getattr(__import__("builtins"), kind)) if n not in LEFT_OUT]
        special = [n for n in names if n.startswith("__")]
        plain = [n for n in names if not n.startswith("__")] or special
        name = self.pick(plain if self.random.random() < 0.75 else special)
        receiver = self.pick(RECEIVERS[kind])
        if name in SLOW and receiver in HUGE:
            receiver = self.pick(RECEIVERS[kind][:4])
        likely = {"frozenset": "set", "dict_keys": "set", "dict_items": "set", "tuple": "list", "range": "list"}.get(kind, kind)
        count = self.pick([0, 0, 1, 1, 1, 1, 2, 2, 3, 4])
        arguments = [self.argument(likely, name in SLOW) for _ in range(count)]
        if self.random.random() < 0.08:
            arguments.append(f"{self.pick(KEYWORDS)}={self.argument(likely, name in SLOW)}")
        attribute = type(getattr(OF_TYPE.get(kind) or getattr(__import__("builtins"), kind), name, None)).__name__
        if attribute in ("getset_descriptor", "member_descriptor", "property"):
            return receiver, f"x.{name}"
        if name.startswith("__") and self.random.random() < 0.1:
            arguments = arguments[:1]
        return receiver, f"x.{name}({', '.join(arguments)})"


def program(seed):
    maker = Maker(seed)
    rows = []
    for number in range(PER_PROGRAM):
        receiver, call = maker.row()
        rows.append(f"show({number}, {receiver}, lambda x: {call})")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    print(program(sys.argv[1] if len(sys.argv) > 1 else "1"), end="")
