"""Writes src/vm/types/unicode_tables.inc: what CPython 3.11's str says about every code point.

    python3 tests/tables/unicode.py > src/vm/types/unicode_tables.inc

Asked of str itself, so the tables are by definition what the specification does. Flags are those of
src/vm/types/unicode.h; runs of code points with equal flags become one entry, mappings with equal
differences one range.
"""

import sys
import unicodedata

LAST = 0x110000


def flags(c):
    s = chr(c)
    cased_for_sigma = (s + "\u03a3").lower()[-1] == "\u03c2"
    ignorable = ("A" + s + "\u03a3").lower()[-1] == "\u03c2" and not cased_for_sigma
    tests = [
        s.isalpha(),
        s.isdecimal(),
        s.isdigit(),
        s.isnumeric(),
        s.isspace(),
        s.islower(),
        s.isupper(),
        s.istitle() and not s.isupper(),
        s.isprintable(),
        s.isidentifier(),
        ("a" + s).isidentifier(),
        (s + "a").title()[-1] == "a",
        ignorable,
        unicodedata.east_asian_width(s) in "WF",
    ]
    return sum(1 << i for i, test in enumerate(tests) if test)


def rows(items, per_line, text):
    items = list(items)
    for i in range(0, len(items), per_line):
        print("    " + " ".join(text(item) + "," for item in items[i : i + per_line]))


def print_flags():
    runs, sets = [], []
    previous = None
    for c in range(LAST):
        f = flags(c)
        if f != previous:
            if f not in sets:
                sets.append(f)
            runs.append((c, sets.index(f)))
            previous = f
    assert len(sets) <= 256
    print("// The flags of ASCII, which is asked about most.")
    print("static const uint16_t ascii_flags[] = {")
    rows(map(flags, range(128)), 12, lambda f: f"0x{f:x}")
    print("};\n")
    print("// The different sets of flags.")
    print("static const uint16_t flag_sets[] = {")
    rows(sets, 12, lambda f: f"0x{f:x}")
    print("};\n")
    print("// Where a run of equal flags begins, shifted left by 8, with the index of its set.")
    print("static const uint32_t flag_runs[] = {")
    rows(runs, 8, lambda run: f"0x{run[0] << 8 | run[1]:x}")
    print("};\n")


def print_decimals():
    zeros = [c for c in range(LAST) if unicodedata.decimal(chr(c), None) == 0]
    for zero in zeros:
        assert all(unicodedata.decimal(chr(zero + i), None) == i for i in range(10))
    print("// The zeros of all scripts; their other nine digits follow each.")
    print("static const uint32_t decimal_zeros[] = {")
    rows(zeros, 10, lambda c: f"0x{c:x}")
    print("};\n")


def mapping_ranges(pairs):
    """Groups (code point, difference) into [first, last, stride, difference]."""
    ranges = []
    for c, difference in pairs:
        if ranges:
            first, last, stride, same = ranges[-1]
            if same == difference and c - last in (1, 2) and stride in (0, c - last):
                ranges[-1] = [first, c, c - last, difference]
                continue
        ranges.append([c, c, 0, difference])
    return ranges


def print_mapping(name, method):
    single, several = [], []
    for c in range(LAST):
        if 0xD800 <= c < 0xE000:
            continue
        to = method(chr(c))
        if to == chr(c):
            continue
        if len(to) == 1:
            single.append((c, ord(to) - c))
        else:
            several.append((c, to))
    print(f"static const MapRange {name}_ranges[] = {{")
    rows(mapping_ranges(single), 4, lambda r: f"{{0x{r[0]:x}, 0x{r[1]:x}, {r[2] or 1}, {r[3]}}}")
    print("};\n")
    print(f"static const MapFull {name}_full[] = {{")

    def full(item):
        to = [ord(c) for c in item[1]] + [0] * (3 - len(item[1]))
        return "{0x%x, {0x%x, 0x%x, 0x%x}}" % (item[0], *to)

    rows(several, 3, full)
    print("};\n")


def main():
    assert sys.version_info[:2] == (3, 11), "the tables are those of Python 3.11"
    print("// Made by tests/tables/unicode.py from Python 3.11 (Unicode", end=" ")
    print(unicodedata.unidata_version + ").\n")
    print_flags()
    print_decimals()
    print_mapping("upper", str.upper)
    print_mapping("lower", str.lower)
    print_mapping("title", str.title)
    print_mapping("folded", str.casefold)


main()
