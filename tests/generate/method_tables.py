#!/usr/bin/env python3
"""Writes tests/programs/types/*.py: every method and operator of the built-in types, on many values.

One program is one method. It calls it on every receiver with every list of arguments below and prints the
value's repr, or the exception's type and message. Nothing here says what comes out: the oracle
asks CPython. Run it again after a change, then tests/oracle.py --write tests/programs/types/*.py.
"""

import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "programs", "types")

HEAD = '''def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


'''

TEXTS = ["''", "'abc'", "'Hello, World'", "'ÄÖü straße ﬁ'", "'123'", "' \\t x y\\n'", "'aXbXc'", "'日本'"]
BYTES = ["b''", "b'abc'", "b'Hello, World'", "b'123'", "b' \\t x y\\n'", "b'aXbXc'", "b'\\x00\\xff'"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "['b', 'a', 'b']", "[1, 1.0, True]", "[[1], [2]]"]
TUPLES = [text.replace("[", "(", 1)[:-1] + (",)" if text != "[]" else ")") for text in LISTS]
DICTS = ["{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{1: 'x', 2.5: 'y', (1, 2): 'z'}"]
SETS = ["set()", "{1}", "{3, 1, 2}", "{1, 2, 3, 4, 5}", "{1.5, 2}"]
FROZEN = ["frozenset()", "frozenset({1})", "frozenset([3, 1, 2])"]
INTS = ["0", "1", "-1", "7", "255", "-256", "10**20", "-(2**64)", "True"]
FLOATS = ["0.0", "-0.0", "1.5", "-2.25", "1e300", "0.1", "float('inf')", "float('nan')", "3.0"]

NONE = [""]
SUBSTRINGS = ["'b'", "'X'", "''", "'l', 4", "'b', -2", "'a', 0, 2", "'o', 5, 100", "5", ""]
BYTE_PARTS = ["b'b'", "b'X'", "b''", "b'l', 4", "98", "b'a', 0, 2", "'a'", "300", ""]
FILLS = ["0", "5", "13, '*'", "6, '→'", "8, 'ab'", "'x'", "-3"]
BYTE_FILLS = ["0", "5", "13, b'*'", "8, b'ab'", "6, '*'"]
SPLITS = ["", "' '", "'X'", "', '", "None, 1", "'X', 1", "'l', 2", "''", "5", "sep='X', maxsplit=0"]
STRIPS = ["", "None", "' '", "'abc'", "'dlHX '", "5"]
PREFIXES = ["'a'", "''", "'Hel'", "'c'", "'ld'", "'X', 1", "('a', 'H')", "('x', 'c')", "5", "['a']", "'b', 1, 2"]

TABLE = {
    "str": (TEXTS, {
        "capitalize": NONE, "casefold": NONE, "lower": NONE, "upper": NONE, "swapcase": NONE,
        "title": NONE, "isalnum": NONE, "isalpha": NONE, "isascii": NONE, "isdecimal": NONE,
        "isdigit": NONE, "isidentifier": NONE, "islower": NONE, "isnumeric": NONE,
        "isprintable": NONE, "isspace": NONE, "istitle": NONE, "isupper": NONE,
        "center": FILLS, "ljust": FILLS, "rjust": FILLS, "zfill": ["0", "5", "15", "'x'"],
        "count": SUBSTRINGS, "find": SUBSTRINGS, "rfind": SUBSTRINGS, "index": SUBSTRINGS,
        "rindex": SUBSTRINGS, "startswith": PREFIXES, "endswith": PREFIXES,
        "removeprefix": ["'a'", "''", "'Hello'", "5"], "removesuffix": ["'c'", "''", "'World'", "5"],
        "split": SPLITS, "rsplit": SPLITS, "splitlines": ["", "True", "keepends=True"],
        "strip": STRIPS, "lstrip": STRIPS, "rstrip": STRIPS,
        "partition": ["'X'", "', '", "'zz'", "''"], "rpartition": ["'X'", "', '", "'zz'", "''"],
        "replace": ["'X', '-'", "'l', 'LL', 1", "'', '.'", "'', '.', 2", "'a'", "1, 2", "'b', ''"],
        "join": ["[]", "['1']", "['1', '2', '3']", "'xyz'", "{'k': 1}", "[1, 2]", "('a', None)", "5"],
        "encode": ["", "'utf-8'", "'ascii'", "'ascii', 'replace'", "'ascii', 'ignore'", "'latin-1'",
                   "'nonsense'", "'ascii', 'backslashreplace'", "'utf-16-le'"],
        "expandtabs": ["", "4", "0"], "translate": ["{97: 'A', 98: None}", "{}", "str.maketrans('abc', 'xyz')",
                                                    "str.maketrans('', '', 'lX')"],
        "__contains__": ["'b'", "''", "'World'", "5"], "__mul__": ["0", "3", "-1", "1.5"],
        "__add__": ["'!'", "5"], "__len__": NONE, "__getitem__": ["0", "-1", "5", "slice(1, 3)",
                                                                  "slice(None, None, -1)", "'x'"],
        "__mod__": ["()", "(1,)", "{'a': 1}"], "__eq__": ["'abc'", "5"], "__lt__": ["'b'"],
    }),
    "bytes": (BYTES, {
        "capitalize": NONE, "lower": NONE, "upper": NONE, "swapcase": NONE, "title": NONE,
        "isalnum": NONE, "isalpha": NONE, "isascii": NONE, "isdigit": NONE, "islower": NONE,
        "isspace": NONE, "istitle": NONE, "isupper": NONE, "hex": ["", "':'", "'-', 2"],
        "decode": ["", "'utf-8'", "'ascii'", "'ascii', 'replace'", "'latin-1'", "'utf-8', 'ignore'"],
        "center": BYTE_FILLS, "ljust": BYTE_FILLS, "rjust": BYTE_FILLS, "zfill": ["5"],
        "count": BYTE_PARTS, "find": BYTE_PARTS, "rfind": BYTE_PARTS, "index": BYTE_PARTS,
        "rindex": BYTE_PARTS, "startswith": ["b'a'", "(b'a', b'H')", "'a'"], "endswith": ["b'c'", "b''"],
        "removeprefix": ["b'a'", "'a'"], "removesuffix": ["b'c'"],
        "split": ["", "b'X'", "b' '", "None, 1", "b''", "'X'"], "rsplit": ["", "b'X', 1"],
        "splitlines": ["", "True"], "strip": ["", "b'abc'"], "lstrip": ["", "b'aH'"],
        "rstrip": ["", "b'cd'"], "partition": ["b'X'", "b''"], "rpartition": ["b'X'"],
        "replace": ["b'X', b'-'", "b'', b'.'", "b'l', b'LL', 1", "'a', 'b'"],
        "join": ["[]", "[b'1', b'2']", "['1']"], "expandtabs": ["", "2"],
        "translate": ["None, b'aX'", "bytes(range(256))", "b'short'"],
        "__contains__": ["98", "b'b'", "'b'", "300"], "__mul__": ["2", "-1"], "__add__": ["b'!'", "'!'"],
        "__getitem__": ["0", "-1", "9", "slice(1, 3)", "slice(None, None, -1)"], "__len__": NONE,
    }),
    "list": (LISTS, {
        "append": ["5"], "extend": ["[8, 9]", "'xy'", "5"], "insert": ["0, 'i'", "-1, 'i'", "99, 'i'", "'a', 1"],
        "remove": ["1", "'b'", "99"], "pop": ["", "0", "-1", "5", "'x'"], "clear": NONE, "copy": NONE,
        "index": ["1", "'b'", "1, 1", "99", "'b', 1, 3"], "count": ["1", "'b'", "[1]"], "reverse": NONE,
        "sort": ["", "reverse=True", "key=str", "key=None", "5"],
        "__getitem__": ["0", "-1", "7", "slice(0, 2)", "slice(None, None, -1)", "'a'", "1.0"],
        "__setitem__": ["0, 'new'", "9, 1", "slice(0, 1), [7, 8]", "slice(None, None, 2), [0]", "slice(0, 0), 5"],
        "__delitem__": ["0", "9", "slice(0, 2)", "slice(None, None, 2)"],
        "__contains__": ["1", "'b'", "[2]"], "__add__": ["[5]", "(5,)"], "__iadd__": ["[5]", "(5,)", "5"],
        "__mul__": ["2", "0", "'a'"], "__eq__": ["[1]", "(1,)"], "__lt__": ["[2]", "[]", "['a']"], "__len__": NONE,
    }),
    "tuple": (TUPLES, {
        "index": ["1", "'b'", "99", "1, 1"], "count": ["1", "'b'"],
        "__getitem__": ["0", "-1", "7", "slice(0, 2)", "slice(None, None, -1)", "'a'"],
        "__add__": ["(5,)", "[5]"], "__mul__": ["2", "0"], "__contains__": ["1", "'b'"],
        "__eq__": ["(1,)", "[1]"], "__lt__": ["(2,)", "()"], "__len__": NONE,
    }),
    "dict": (DICTS, {
        "get": ["'a'", "'zz'", "'zz', 0", "1.0", "[1]", ""], "pop": ["'a'", "'zz'", "'zz', None", "1"],
        "popitem": NONE, "clear": NONE, "copy": NONE, "items": NONE, "keys": NONE, "values": NONE,
        "setdefault": ["'a', 9", "'new', 9", "'new'", "[]"],
        "update": ["{'a': 9}", "[('p', 1), ('q', 2)]", "k=1", "{'a': 0}, b=5", "5", "[1]", "['ab', 'cd']", "[(1, 2, 3)]"],
        "fromkeys": ["'ab'", "[1, 2], 0", "5"], "__contains__": ["'a'", "1", "[1]"],
        "__getitem__": ["'a'", "1", "'zz'", "(1, 2)", "[1]"], "__setitem__": ["'a', 5", "[1], 5"],
        "__delitem__": ["'a'", "'zz'"], "__or__": ["{'a': 7}", "[('a', 7)]"], "__ior__": ["{'a': 7}", "[('a', 7)]"],
        "__eq__": ["{'a': 1}", "{'a': 1, 'b': 2}"], "__len__": NONE,
    }),
    "set": (SETS, {
        "add": ["9", "1", "1.0", "[1]"], "discard": ["1", "99"], "remove": ["1", "99"], "clear": NONE,
        "copy": NONE, "pop": NONE, "union": ["[7]", "{1}, {9}", "", "5"], "intersection": ["[1, 7]", "{1}, {1, 2}"],
        "difference": ["[1]", "{1}, {2}"], "symmetric_difference": ["[1, 7]"],
        "update": ["[7, 8]", "{1}, [9]", "5"], "intersection_update": ["[1, 2]"], "difference_update": ["[1]"],
        "symmetric_difference_update": ["[1, 7]"], "issubset": ["[1, 2, 3]", "{1}"],
        "issuperset": ["[1]", "[]"], "isdisjoint": ["[7]", "[1]"], "__contains__": ["1", "1.0", "[1]", "{1}"],
        "__or__": ["{7}", "[7]"], "__and__": ["{1, 2}"], "__sub__": ["{1}"], "__xor__": ["{1, 7}"],
        "__le__": ["{1, 2, 3}", "[1]"], "__lt__": ["{1, 2, 3}"], "__eq__": ["{1}", "frozenset({1})"],
        "__ior__": ["{7}"], "__len__": NONE,
    }),
    "frozenset": (FROZEN, {
        "union": ["[7]"], "intersection": ["[1, 7]"], "difference": ["[1]"], "symmetric_difference": ["[1, 7]"],
        "issubset": ["[1, 2, 3]"], "issuperset": ["[1]"], "isdisjoint": ["[7]"], "copy": NONE, "add": ["1"],
        "__or__": ["{7}"], "__and__": ["{1, 2}"], "__eq__": ["{1}"], "__contains__": ["1"],
    }),
    "int": (INTS, {
        "bit_length": NONE, "bit_count": NONE, "conjugate": NONE, "as_integer_ratio": NONE,
        "to_bytes": ["", "2, 'big'", "16, 'little', signed=True", "1, 'big'"],
        "__add__": ["3", "2.5", "'a'"], "__sub__": ["3", "10**20"], "__mul__": ["-4", "10**20"],
        "__truediv__": ["3", "0", "10**20"], "__floordiv__": ["3", "-3", "0"], "__mod__": ["3", "-3", "0"],
        "__divmod__": ["3", "-7", "0"], "__pow__": ["2", "0", "-1", "3, 5", "-1, 7"], "__lshift__": ["3", "0", "-1"],
        "__rshift__": ["1", "70", "-1"], "__and__": ["6", "-1", "1.0"], "__or__": ["6"], "__xor__": ["6"],
        "__neg__": NONE, "__abs__": NONE, "__invert__": NONE, "__round__": ["", "-1", "1"], "__bool__": NONE,
        "__hash__": NONE, "__eq__": ["1", "1.0"], "__lt__": ["5", "1e30", "'a'"], "__float__": NONE, "__index__": NONE,
        "real": None, "imag": None, "numerator": None, "denominator": None,
        "__format__": ["''", "'d'", "'5'", "'<8'", "'^8'", "'08'", "'+'", "' '", "','", "'_'", "'x'", "'#x'", "'X'",
                       "'b'", "'#010b'", "'o'", "'c'", "'e'", "'.2f'", "'g'", "'%'", "'n'", "'s'", "'.3d'", "'*>+12,d'",
                       "'=+8'", "'_x'", "'zz'"],
    }),
    "float": (FLOATS, {
        "is_integer": NONE, "hex": NONE, "conjugate": NONE, "as_integer_ratio": NONE,
        "__add__": ["1", "0.2"], "__sub__": ["1"], "__mul__": ["2", "1e300"], "__truediv__": ["3", "0", "0.0"],
        "__floordiv__": ["2", "0.0"], "__mod__": ["2", "-2", "0.0"], "__divmod__": ["0.7", "0"],
        "__pow__": ["2", "0.5", "-1", "1000"], "__neg__": NONE, "__abs__": NONE, "__round__": ["", "0", "1", "-1"],
        "__int__": NONE, "__trunc__": NONE, "__floor__": NONE, "__ceil__": NONE, "__bool__": NONE, "__repr__": NONE,
        "__eq__": ["1.5", "0"], "__lt__": ["1", "10**400"],
        "__format__": ["''", "'f'", "'.0f'", "'.1f'", "'.3f'", "'10.2f'", "'<10.2f'", "'^+10.1f'", "'010.2f'", "'e'",
                       "'.2e'", "'E'", "'g'", "'.3g'", "'G'", "'%'", "'.1%'", "','", "',.2f'", "'_.1f'", "'n'", "'.5'",
                       "' .1f'", "'d'", "'x'", "'#.0f'", "'z.0f'", "'*>12'", "'F'"],
    }),
}

# What changes its receiver is shown with the receiver afterwards.
CHANGES = set(
    "append extend insert remove pop clear reverse sort __setitem__ __delitem__ __iadd__ popitem setdefault update add "
    "discard intersection_update difference_update symmetric_difference_update __ior__".split())


def program(receivers, method, arguments):
    """The text of one program."""
    rows = [HEAD]
    if method in CHANGES:
        rows.append("def changed(value, change):\n    return change(value), value\n\n\n")
    for receiver in receivers:
        held = f"({receiver})" if receiver[0] in "-01235678" or "*" in receiver else receiver
        for listed in arguments or [None]:
            call = f"{method}({listed})" if listed is not None else method
            label = ascii_free(f"{receiver}.{call}")
            if method in CHANGES:
                rows.append(f"show({label}, lambda: changed({receiver}, lambda x: x.{call}))\n")
            else:
                rows.append(f"show({label}, lambda: {held}.{call})\n")
    return "".join(rows)


def ascii_free(text):
    """A string literal for a label."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for kind, (receivers, methods) in TABLE.items():
        for method, arguments in methods.items():
            name = f"{kind}_{method.strip('_')}_special" if method[0] == "_" else f"{kind}_{method}"
            with open(os.path.join(FOLDER, name + ".py"), "w", encoding="utf-8") as out:
                out.write(program(receivers, method, arguments))


if __name__ == "__main__":
    main()
