"""A letter that a literal does not have is no constant: there is no warning that it is compared with `is`."""
for f in (lambda: "ß"[0] is not None, lambda: "ß"[1] is not None, lambda: "é́"[2] is not None, lambda: b"ab"[1] is None):
    try:
        print(f())
    except IndexError as error:
        print(error)
