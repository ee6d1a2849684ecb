# Only what has room for it can be weakly referred to: a class with __slots__ says so by __weakref__, the
# subclasses of what differs in size cannot.
import uuid
import weakref
from collections import deque, namedtuple


class Plain: pass
class Slots: __slots__ = ('a',)
class Named: __slots__ = ('a', '__weakref__')
class Below(Slots): pass
class StillSlots(Slots): __slots__ = ()
class BelowNamed(Named): __slots__ = ('b',)
class Both(Slots, Plain): __slots__ = ()
class Number(int): pass
class Pair(tuple): pass
class Text(str): pass
class Items(list): pass
class Group(set): __slots__ = ()
class Failure(Exception): pass


Point = namedtuple('Point', 'x y', defaults=(0, 0))
classes = (Plain, Slots, Named, Below, StillSlots, BelowNamed, Both, Number, Pair, Text, Items, Group, Failure,
           Point, object, int, str, tuple, list, dict, set, frozenset, deque, ValueError)
for cls in classes:
    try:
        one = cls()
        print(cls.__name__, weakref.ref(one)() is one, '__weakref__' in vars(cls), hasattr(one, '__weakref__'))
    except TypeError as error:
        print(cls.__name__, error, '__weakref__' in vars(cls))
print([name for name in vars(Plain) if name.startswith('__')])
one = uuid.UUID(int=1)
print(weakref.ref(one)() is one)
