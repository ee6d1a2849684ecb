# Types that CPython has in C are called by their full name; a flag of a method is an int of C.
import re

for action in (lambda: "F" | list[int], lambda: 5 + list[int], lambda: (int | None) + 1, lambda: len(int | str),
               lambda: "a\nb".splitlines(2**31), lambda: b"a\nb".splitlines(2**64), lambda: "a\nb".splitlines("x"),
               lambda: "a\nb".splitlines(2), lambda: re.compile("r").findall("s", ()),
               lambda: type(list[int]).__name__, lambda: type(int | str)):
    try:
        print(repr(action()))
    except Exception as error:
        print(repr(error))
