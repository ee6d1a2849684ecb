"""Tuples with names for their items, as CPython's C code makes them: one argument, a sequence."""

from operator import itemgetter


def structure(full_name, fields):
    """A class; `full_name` as its repr shows it, `fields` separated by spaces."""
    fields = tuple(fields.split())
    module, _, name = full_name.rpartition('.')

    class Structure(tuple):
        __slots__ = ()
        __match_args__ = fields
        n_fields = n_sequence_fields = len(fields)
        n_unnamed_fields = 0

        def __new__(cls, sequence, dict={}, /):
            items = tuple(sequence)
            if len(items) != len(fields):
                raise TypeError(f'{full_name}() takes a {len(fields)}-sequence '
                                f'({len(items)}-sequence given)')
            return tuple.__new__(cls, items)

        def __repr__(self):
            shown = ', '.join(f'{field}={item!r}' for field, item in zip(fields, self))
            return f'{full_name}({shown})'

    for index, field in enumerate(fields):
        setattr(Structure, field, property(itemgetter(index)))
    Structure.__name__ = Structure.__qualname__ = name
    Structure.__module__ = module
    return Structure
