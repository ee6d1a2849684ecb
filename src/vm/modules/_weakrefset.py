"""The set of weak references; weakref has it from here, as CPython does.

`data` holds the references. What goes while the set is walked is taken out of it at once: the walk has a
copy of its own.
"""

from _weakref import ref
from types import GenericAlias

__all__ = ['WeakSet']


class WeakSet:
    def __init__(self, data=None):
        held = self.data = set()
        self._remove = lambda dead: held.discard(dead)
        if data is not None:
            self.update(data)

    def _weak(self, item):
        return ref(item, self._remove)

    def __iter__(self):
        for weak in list(self.data):
            item = weak()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __copy__(self):
        made = self.copy()
        made.__dict__.update((name, value) for name, value in vars(self).items()
                             if name not in ('data', '_remove'))
        return made

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__(deepcopy(list(self), memo))
        made.__dict__.update((name, deepcopy(value, memo)) for name, value in vars(self).items()
                             if name not in ('data', '_remove'))
        return made

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(self._weak(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            if item is not None:
                return item

    def copy(self):
        return self.__class__(self)

    def isdisjoint(self, other):
        return not self.intersection(other)

    # --- New sets ---

    def union(self, other):
        return self.__class__(item for items in (self, other) for item in items)

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __or__, __sub__, __and__, __xor__ = union, difference, intersection, symmetric_difference

    # --- This set ---

    def update(self, other):
        for item in other:
            self.add(item)

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def intersection_update(self, other):
        self.data.intersection_update(ref(item) for item in other)

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(self._weak(item) for item in other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    # --- Comparing ---

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __class_getitem__ = classmethod(GenericAlias)
