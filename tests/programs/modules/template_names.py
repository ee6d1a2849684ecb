# Classes that say what a name is in a template; single values; attributes before the items of a copy.
import copy
import re
import statistics
import string
from decimal import Decimal
from fractions import Fraction


def tried(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)


class Dotted(string.Template):
    idpattern = r"[_a-z][_a-z0-9.]*"


class Braced(string.Template):
    idpattern = r"[a-z]+"
    braceidpattern = r"[A-Z]+"
    flags = 0


class Percent(string.Template):
    delimiter = "%"


class Own(string.Template):
    pattern = r"""
    (?P<escaped>@{2}) |
    @(?P<named>[_a-z][_a-z0-9]*) |
    @{(?P<braced>[_a-z]+)} |
    (?P<invalid>@)
    """


class Wrong(string.Template):
    pattern = r"(?P<escaped>!!)|!(?P<named>a)|!(?P<braced>b)|(?P<invalid>!)|(?P<other>#)"


class Below(Dotted):
    delimiter = "&"


for template in (Dotted("$a.b and $$ and ${c.d} $"), Braced("$low ${UP} $Up ${low}"), Percent("%a %% %{b} $c %"), Own("@who @{what} @@ @ x\n@!"),
                 Wrong("!a !! #"), Below("&a.b && &{c}"), string.Template("$a ${b} $$ $1"), Dotted("")):
    values = {"a.b": 1, "c.d": 2, "low": 3, "UP": 4, "a": 5, "b": 6, "who": 7, "what": 8, "c": 9}
    tried(template.substitute, values)
    tried(template.safe_substitute, values)
    tried(template.is_valid)
    tried(template.get_identifiers)
print(string.Template.idpattern, string.Template.braceidpattern, string.Template.delimiter)

for value in (2, 2.5, Fraction(1, 2), Decimal("0.1"), True, "x", -1):
    try:
        print(repr(statistics.harmonic_mean([value])))
    except (TypeError, statistics.StatisticsError) as error:
        print(type(error).__name__, error)


class Ordered(dict):
    def __init__(self, data=()):
        self.order = list(data)
        super().__init__(data)

    def __setitem__(self, key, value):
        if key not in self.order:
            self.order.append(key)
        super().__setitem__(key, value)


class Counted(list):
    def __init__(self, items=()):
        self.count_of = len(items)
        super().__init__(items)

    def append(self, item):
        self.count_of += 1
        super().append(item)

    def extend(self, items):
        self.count_of += 100
        super().extend(items)


for made in (copy.copy(Ordered({"a": [1]})), copy.deepcopy(Ordered({"a": [1]})), copy.copy(Counted([1, 2])), copy.deepcopy(Counted([1, 2]))):
    print(made, vars(made))
