"""A module's docstring."""


def f():
    """Says what f does."""
    # A comment does nothing.
    return 1


print(__doc__, f.__doc__, f())
