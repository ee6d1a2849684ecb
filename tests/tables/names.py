"""Writes src/lang/lexer_names.inc: what Unicode says about letters in names, from CPython's tables.

    python3 tests/tables/names.py > src/lang/lexer_names.inc
"""
import sys
import unicodedata

START, PART, NOT_NORMAL, NOT_PRINTABLE = 1, 2, 4, 8


def flags(code):
    if 0xD800 <= code < 0xE000:
        return NOT_PRINTABLE
    char = chr(code)
    value = 0
    if char.isidentifier():
        value |= START
    if ("a" + char).isidentifier():
        value |= PART
    if value and (unicodedata.normalize("NFKC", char) != char or unicodedata.combining(char)
                  or any(unicodedata.normalize("NFKC", base + char) != base + char
                         for base in bases)):
        value |= NOT_NORMAL
    if not char.isprintable():
        value |= NOT_PRINTABLE
    return value


# A character that may join the one before it (Hangul vowels, Indic vowel signs) is not normal
# enough either; these are the ones that CPython's composition table knows.
bases = []
joins = set()
for code in range(sys.maxunicode + 1):
    if not 0xD800 <= code < 0xE000:
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joins.add(int(parts[1], 16))
joins.update(range(0x1161, 0x1176), range(0x11A8, 0x11C3))

table = []
for code in range(128, sys.maxunicode + 1):
    value = flags(code)
    if value and code in joins:
        value |= NOT_NORMAL
    if not value:
        continue
    if table and table[-1][1] == code - 1 and table[-1][2] == value:
        table[-1][1] = code
    else:
        table.append([code, code, value])
print("// Made by tests/tables/names.py from Unicode", unicodedata.unidata_version + ".")
print("// clang-format off")
for i in range(0, len(table), 4):
    print(" ".join("{0x%X, 0x%X, %d}," % tuple(row) for row in table[i:i + 4]))
