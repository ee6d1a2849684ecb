# Chains of contexts with cycles that the program made itself.
a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
a.__context__ = b
b.__context__ = a
c.__context__ = c


def names(error):
    found = []
    while error is not None and len(found) < 6:
        found.append(str(error))
        error = error.__context__
    return found


for handled in a, b, c:
    try:
        try:
            raise handled
        except ValueError:
            raise KeyError("new")
    except KeyError as error:
        print(names(error))

    # One that was a context before, and so may be in the chain.
    before = KeyError("before")
    other = ValueError("other")
    other.__context__ = before
    try:
        try:
            raise handled
        except ValueError:
            raise before
    except KeyError as error:
        print(names(error))

first, second, third = ValueError(1), ValueError(2), ValueError(3)
try:
    try:
        try:
            raise first
        except ValueError:
            raise second
    except ValueError:
        raise third
except ValueError:
    try:
        raise first
    except ValueError:
        pass
print(names(first), names(second), names(third))
