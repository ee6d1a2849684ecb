#!/usr/bin/env python3
"""Programs of random plain expressions, from a seed: values, operators, methods, formats, built-ins.

    tests/generate/expressions.py SEED     prints one

Each program evaluates PER_PROGRAM expressions, and prints the repr of each value or the exception. Nothing in
them depends on addresses, on the hashes of strings, or takes long: repetitions, powers and shifts have small
literals on their right. Half of the expressions are right by construction, the other half mixes types.
"""

import random
import sys

PER_PROGRAM = 100

HEAD = '''def show(number, call):
    try:
        print(number, repr(call()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)


'''

WORDS = ["", "a", "abc", "Hello", "two words", "äöü", "日本", "x" * 12, "12", "-7", "3.5", "  pad ", "A,b,c", "aXbXc",
         "tab\t", "new\nline", "it's", 'say "hi"', "\\", "{}", "ß", "é\u0301", "0x1f", "nan", "1e3", "Title Case", "\x00", "🎉"]
INTEGERS = ["0", "1", "2", "3", "-1", "-5", "7", "10", "42", "100", "255", "-256", "1000", "65536", "2**31", "2**63",
            "-2**63", "10**20", "-10**25", "2**100 + 1", "True", "False"]
FLOATS = ["0.0", "-0.0", "0.1", "0.5", "1.0", "1.5", "-2.5", "3.14159", "1e10", "1e16", "123456.789", "1e-7", "2.5e-5",
          "1e300", "-1e22", "0.3", "2/3", "1e15", "99.995", "float('inf')", "float('-inf')", "float('nan')"]
SPECS = {
    "int": ["", "d", "5", "<6", "^7", ">8", "08", "+", " ", ",", "_", "x", "#x", "X", "b", "#b", "o", "e", ".2f", "g", "%",
            "*^9d", "=+7", "+,d", "010,", "c", "n", ".3", "s"],
    "float": ["", "f", ".0f", ".1f", ".2f", ".3f", "8.2f", "<9.1f", "^9.2f", "09.3f", "+.1f", " .2f", ",", ",.2f", "_.3f",
              "e", ".1e", ".10e", "g", ".3g", ".17g", "G", "%", ".1%", ".4", "12", "#.3g", "*>10.1f", "E", "n", "d", "=10.2f"],
    "str": ["", "5", "<6", ">7", "^8", "*^9", ".2", "6.3", "s", "-<4", "05", "d", "=5", "€>6"],
}


# The hash of a nan is its address.
HASH = '(lambda n: hash(n) if n == n else None)'


class Maker:
    """Makes expressions; a method each kind of value."""

    def __init__(self, seed):
        self.random = random.Random(f"expressions {seed}")

    def pick(self, *choices):
        return self.random.choice(choices)

    def one_in(self, count):
        return self.random.randrange(count) == 0

    def small(self):
        return str(self.random.randint(0, 4))

    def index(self):
        return str(self.random.randint(-4, 5))

    def slice(self):
        bound = ["", "", "0", "1", "2", "-1", "-2", "5", "-9"]
        step = self.pick("", "", ":2", ":-1", ":-2", ":3")
        return f"[{self.random.choice(bound)}:{self.random.choice(bound)}{step}]"

    # Values by type.

    def integer(self, depth):
        if depth <= 0:
            return self.random.choice(INTEGERS)
        d = depth - 1
        return self.pick(
            lambda: self.random.choice(INTEGERS),
            lambda: f"({self.integer(d)} {self.pick('+', '-', '*', '//', '%', '&', '|', '^')} {self.integer(d)})",
            lambda: f"({self.pick('-', '~', '+', '')}{self.integer(d)})",
            lambda: f"({self.random.choice(INTEGERS)} ** {self.small()})",
            lambda: f"({self.integer(d)} {self.pick('<<', '>>')} {self.random.randint(0, 70)})",
            lambda: f"len({self.sequence(d)})",
            lambda: f"{self.pick('abs', 'int', 'round', HASH, 'bool')}({self.integer(d)})",
            lambda: f"int({self.floating(d)})",
            lambda: f"({self.integer(d)} if {self.boolean(d)} else {self.integer(d)})",
            lambda: f"{self.pick('min', 'max')}({self.integer(d)}, {self.integer(d)})",
            lambda: f"sum({self.numbers(d)})",
            lambda: f"{self.text(d)}.{self.pick('count', 'find', 'rfind', 'index')}({self.text(0)})",
            lambda: f"({self.integer(d)}).{self.pick('bit_length()', 'bit_count()', 'real', 'conjugate()')}",
            lambda: f"ord({self.text(d)}{self.slice()}[:1])",
            lambda: f"int({self.text(0)}, {self.pick('0', '2', '8', '10', '16', '36')})",
            lambda: f"pow({self.integer(0)}, {self.small()}, {self.integer(0)})",
        )()

    def floating(self, depth):
        if depth <= 0:
            return self.random.choice(FLOATS)
        d = depth - 1
        return self.pick(
            lambda: self.random.choice(FLOATS),
            lambda: f"({self.number(d)} {self.pick('+', '-', '*', '/', '//', '%')} {self.floating(d)})",
            lambda: f"({self.integer(d)} / {self.integer(d)})",
            lambda: f"({self.floating(d)} ** {self.pick('2', '0.5', '-1', '3', '0')})",
            lambda: f"(-{self.floating(d)})",
            lambda: f"{self.pick('abs', 'float')}({self.floating(d)})",
            lambda: f"float({self.number(d)})",
            lambda: f"round({self.floating(d)}, {self.random.randint(-3, 6)})",
            lambda: f"divmod({self.number(d)}, {self.number(d)})[{self.pick('0', '1')}]",
            lambda: f"float({self.text(0)})",
            lambda: f"({self.floating(d)}).{self.pick('is_integer()', 'hex()', 'as_integer_ratio()')}",
        )()

    def number(self, depth):
        return self.pick(self.integer, self.floating)(depth)

    def boolean(self, depth):
        d = depth - 1
        if depth <= 0:
            return self.pick("True", "False")
        return self.pick(
            lambda: f"({self.number(d)} {self.pick('<', '<=', '==', '!=', '>', '>=')} {self.number(d)})",
            lambda: f"({self.text(d)} {self.pick('<', '==', '>=', 'in', 'not in')} {self.text(d)})",
            lambda: f"({self.listed(d)} {self.pick('==', '!=', '<', '>')} {self.listed(d)})",
            lambda: f"({self.number(d)} in {self.numbers(d)})",
            lambda: f"(not {self.anything(d)})",
            lambda: f"({self.anything(d)} {self.pick('and', 'or')} {self.anything(d)})",
            lambda: f"({self.integer(d)} < {self.number(d)} <= {self.integer(d)})",
            lambda: f"{self.text(d)}.{self.pick('isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'istitle', 'isidentifier', 'isnumeric', 'isalnum', 'isprintable')}()",
            lambda: f"{self.text(d)}.{self.pick('startswith', 'endswith')}({self.text(0)})",
            lambda: f"{self.pick('any', 'all')}({self.numbers(d)})",
            lambda: f"isinstance({self.anything(d)}, {self.pick('int', 'str', '(list, float)', 'object')})",
        )()

    def text(self, depth):
        if depth <= 0:
            return repr(self.random.choice(WORDS))
        d = depth - 1
        method = self.pick("upper", "lower", "title", "swapcase", "capitalize", "strip", "casefold", "lstrip", "rstrip", "expandtabs")
        return self.pick(
            lambda: repr(self.random.choice(WORDS)),
            lambda: f"({self.text(d)} + {self.text(d)})",
            lambda: f"({self.text(d)} * {self.small()})",
            lambda: f"{self.text(d)}.{method}()",
            lambda: f"{self.text(d)}{self.slice()}",
            lambda: f"{self.text(d)}[{self.index()}]",
            lambda: f"{self.text(d)}.replace({self.text(0)}, {self.text(0)}{self.pick('', '', ', 1')})",
            lambda: f"{self.text(d)}.{self.pick('center', 'ljust', 'rjust')}({self.random.randint(0, 15)}{self.pick('', chr(44) + repr('*'))})",
            lambda: f"{self.text(d)}.zfill({self.random.randint(0, 9)})",
            lambda: f"{self.text(0)}.join({self.texts(d)})",
            lambda: f"{self.pick('str', 'repr', 'ascii')}({self.anything(d)})",
            lambda: f"{self.pick('hex', 'bin', 'oct')}({self.integer(d)})",
            lambda: f"chr({self.random.randint(32, 9000)})",
            lambda: self.formatted(d),
            lambda: f"{self.text(d)}.{self.pick('removeprefix', 'removesuffix', 'strip', 'lstrip')}({self.text(0)})",
            lambda: f"{self.text(d)}.partition({self.pick(repr('X'), repr(','), repr(' '), repr('b'))})",
        )()

    def formatted(self, depth):
        kind = self.pick("int", "float", "str")
        value = {"int": self.integer, "float": self.floating, "str": self.text}[kind](depth)
        spec = self.random.choice(SPECS[kind])
        if self.one_in(12):
            spec = self.random.choice(SPECS[self.pick("int", "float", "str")])
        percent = {"int": ["%d", "%5d", "%-6d|", "%05d", "%+d", "%x", "%#o", "%s", "%r", "%i", "%e", "%c"],
                   "float": ["%f", "%.1f", "%8.3f", "%-9.2f|", "%e", "%g", "%.3g", "%s", "%+.0f", "%d", "%010.2f", "%G"],
                   "str": ["%s", "%5s", "%-6s|", "%r", "%.2s", "%a", "%8.3s"]}[kind]
        return self.pick(
            lambda: f"format({value}, {spec!r})",
            lambda: f"'{{:{spec}}}'.format({value})",
            lambda: f"({self.random.choice(percent)!r} % ({value},))",
            lambda: f"'{{0}} {{0!r}} {{1:{spec}}}'.format({self.anything(0)}, {value})",
        )()

    def texts(self, depth):
        if self.one_in(4):
            return f"{self.text(depth)}.{self.pick('split()', 'splitlines()', 'split(' + repr(',') + ')', 'rsplit(None, 1)', 'split(' + repr('X') + ', 1)')}"
        return "[" + ", ".join(self.text(depth - 1) for _ in range(self.random.randint(0, 4))) + "]"

    def numbers(self, depth):
        if depth > 0 and self.one_in(3):
            return self.pick(
                lambda: f"range({self.random.randint(-3, 5)}, {self.random.randint(0, 12)}, {self.pick('1', '2', '3', '-1')})",
                lambda: f"[x {self.pick('+', '-', '*', '%', '//')} {self.integer(0)} for x in {self.numbers(depth - 1)}]",
                lambda: f"[x for x in {self.numbers(depth - 1)} if x {self.pick('<', '>', '!=')} {self.number(0)}]",
                lambda: f"sorted({self.numbers(depth - 1)}{self.pick('', ', reverse=True', ', key=abs', ', key=str')})",
                lambda: f"list(map({self.pick('abs', 'int', 'float', 'bool')}, {self.numbers(depth - 1)}))",
            )()
        inner = ", ".join(self.number(depth - 1) for _ in range(self.random.randint(0, 5)))
        return f"[{inner}]"

    def listed(self, depth):
        d = depth - 1
        if depth <= 0:
            return self.pick("[]", "[1]", "[1, 2, 3]", "['a']", "[None, True]", "[[]]", "[1, 'a', 2.5]")
        return self.pick(
            lambda: "[" + ", ".join(self.anything(d) for _ in range(self.random.randint(0, 4))) + "]",
            lambda: f"({self.listed(d)} + {self.listed(d)})",
            lambda: f"({self.listed(d)} * {self.small()})",
            lambda: f"{self.listed(d)}{self.slice()}",
            lambda: self.numbers(d),
            lambda: self.texts(d),
            lambda: f"list({self.sequence(d)})",
            lambda: f"[*{self.sequence(d)}, {self.anything(0)}]",
            lambda: f"list(zip({self.sequence(d)}, {self.sequence(d)}))",
            lambda: f"list(enumerate({self.sequence(d)}, {self.small()}))",
            lambda: f"list(reversed({self.listed(d)}))",
            lambda: f"sorted({self.pick(self.texts, self.numbers, self.listed)(d)})",
            lambda: f"list(filter(None, {self.sequence(d)}))",
            lambda: f"[{self.pick('x', '(x, x)', 'str(x)', 'repr(x)', '[x]')} for x in {self.sequence(d)}{self.pick('', ' if x', ' if not x')}]",
        )()

    def tupled(self, depth):
        d = depth - 1
        if depth <= 0:
            return self.pick("()", "(1,)", "(1, 2)", "('a', None)", "((), [])")
        return self.pick(
            lambda: f"tuple({self.sequence(d)})",
            lambda: f"({self.anything(d)}, {self.anything(d)})",
            lambda: f"({self.anything(d)},)",
            lambda: f"({self.tupled(d)} + {self.tupled(d)})",
            lambda: f"{self.tupled(d)}{self.slice()}",
            lambda: f"divmod({self.number(d)}, {self.number(d)})",
        )()

    def mapping(self, depth):
        d = depth - 1
        if depth <= 0:
            return self.pick("{}", "{'a': 1}", "{1: 2, 'k': [3]}", "{(1, 2): 'x', None: 0}")
        key = self.pick(self.text, self.number)
        return self.pick(
            lambda: "{" + ", ".join(f"{key(0)}: {self.anything(d)}" for _ in range(self.random.randint(0, 4))) + "}",
            lambda: f"dict(zip({self.texts(d)}, {self.sequence(d)}))",
            lambda: f"({self.mapping(d)} | {self.mapping(d)})",
            lambda: f"{{k: v for k, v in enumerate({self.sequence(d)})}}",
            lambda: f"{{**{self.mapping(d)}, 'z': {self.anything(d)}}}",
            lambda: f"dict.fromkeys({self.sequence(d)}, {self.anything(0)})",
        )()

    def grouped(self, depth):
        """Sets of small integers only: their order is the same in every run."""
        d = depth - 1
        if depth <= 0:
            return self.pick("set()", "{1}", "{1, 2, 3}", "{5, 3, 9}", "{0, -1}", "{8, 16, 1}", "{2.5, 1}")
        return self.pick(
            lambda: "{" + ", ".join(str(self.random.randint(-9, 99)) for _ in range(self.random.randint(1, 7))) + "}",
            lambda: f"({self.grouped(d)} {self.pick('|', '&', '-', '^')} {self.grouped(d)})",
            lambda: f"{{x % {self.random.randint(2, 9)} for x in range({self.random.randint(0, 20)})}}",
            lambda: f"set(range({self.random.randint(-5, 5)}, {self.random.randint(0, 30)}, {self.random.randint(1, 5)}))",
            lambda: f"{self.grouped(d)}.{self.pick('union', 'intersection', 'difference', 'symmetric_difference')}({self.grouped(d)})",
            lambda: f"frozenset({self.grouped(d)})",
        )()

    def sequence(self, depth):
        return self.pick(self.text, self.listed, self.tupled, self.mapping, self.grouped, self.numbers)(depth)

    def anything(self, depth):
        return self.pick(self.integer, self.floating, self.text, self.text, self.listed, self.tupled, self.mapping,
                         self.grouped, self.boolean, lambda depth: "None", self.data)(depth)

    def data(self, depth):
        """bytes."""
        d = depth - 1
        if depth <= 0:
            return self.pick("b''", "b'abc'", "b'\\x00\\xff'", "b'a,b'", "b'it\\'s'")
        return self.pick(
            lambda: f"{self.text(d)}.encode({self.pick('', repr('ascii') + ', ' + repr('replace'), repr('latin-1'), repr('utf-16-le'))})",
            lambda: f"({self.data(d)} + {self.data(d)})",
            lambda: f"{self.data(d)}{self.slice()}",
            lambda: f"{self.data(d)}.{self.pick('upper()', 'hex()', 'decode()', 'split(b' + repr(',') + ')', 'title()', 'strip()')}",
            lambda: f"bytes({self.numbers(d)})",
        )()

    def access(self, depth):
        d = depth - 1
        return self.pick(
            lambda: f"{self.sequence(d)}[{self.pick(self.index(), self.index(), repr('a'), '0', '1', 'None', '1.0')}]",
            lambda: f"{self.mapping(d)}.{self.pick('get', 'pop', 'setdefault')}({self.pick(self.text, self.number)(0)}{self.pick('', ', 0')})",
            lambda: f"{self.mapping(d)}.{self.pick('items', 'keys', 'values', 'copy', 'popitem')}()",
            lambda: f"{self.listed(d)}.{self.pick('index', 'count', 'remove', 'append')}({self.anything(0)})",
            lambda: f"{self.listed(d)}.pop({self.pick('', '0', '-1', '9')})",
        )()

    def mixed(self, depth):
        """Any two values and any operator: mostly errors, whose words count too."""
        d = depth - 1
        operator = self.pick("+", "-", "/", "//", "%", "<", "<=", "==", "!=", "in", "is not", "&", "|", "^", "and", "or")
        function = self.pick("len", "abs", "int", "float", "sum", "min", "max", "sorted", "list", "tuple", "ord", "chr", "bool",
                             "str", "repr", "round", "hex", "dict", "bytes", "any", "all")
        right = self.anything(d)
        if operator == "is not":
            right = "None"
        if function in ("bytes", "chr"):
            return f"{function}({self.pick(self.sequence, lambda depth: self.small())(0)})"
        return self.pick(lambda: f"({self.anything(d)} {operator} {right})",
                         lambda: f"({self.anything(d)} {operator} {right})",
                         lambda: f"{function}({self.anything(d)})",
                         lambda: f"({self.pick('-', '~', '+', 'not ')}{self.anything(d)})")()

    def expression(self):
        depth = self.random.randint(1, 3)
        kind = self.pick(self.integer, self.floating, self.text, self.formatted, self.formatted, self.listed, self.tupled,
                         self.mapping, self.grouped, self.boolean, self.data, self.access, self.mixed, self.mixed)
        return kind(depth)


def program(seed):
    """The source of program number `seed`."""
    maker = Maker(seed)
    rows = []
    while len(rows) < PER_PROGRAM:
        expression = maker.expression()
        if len(expression) < 400:
            rows.append(f"show({len(rows)}, lambda: {expression})")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(program(int(sys.argv[1])), end="")
