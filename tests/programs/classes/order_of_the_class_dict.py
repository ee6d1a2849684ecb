# What a class has is in the order in which CPython puts it there: the body's names, the members of
# __slots__ by name, then __dict__, __weakref__, __doc__ and __hash__.
import abc
import dataclasses
import typing
from collections import namedtuple


class Plain: pass


class Told:
    """doc"""
    x = 1

    def f(self): pass


class Slots:
    __slots__ = ('b', 'a', '__dict__', '_a', 'Z')

    def __eq__(self, other): return True


class Below(Plain): y = 2


class Number(int):
    def __eq__(self, other): return True


class Failure(Exception): pass


class Meta(type): pass


class Equal:
    def __eq__(self, other): return True
    z = 2


class Hooks:
    __slots__ = 'q', '__weakref__'
    def __init_subclass__(cls): pass
    def __class_getitem__(cls, x): pass
    def __new__(cls): return super().__new__(cls)


class Annotated:
    x: int = 1
    def f(self): return __class__


@dataclasses.dataclass
class Data:
    x: int = 1


class Row(typing.NamedTuple):
    x: int


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): ...


class Generic(typing.Generic[typing.TypeVar('T')]): pass


Point = namedtuple('Point', 'x y')
for cls in (Plain, Told, Slots, Below, Number, Failure, Meta, Equal, Hooks, Annotated, Data, Row, Abstract,
            Generic, Point):
    print(cls.__name__, list(vars(cls)))
