# A protocol with data members answers isinstance() for whatever it is asked about, and refuses
# issubclass(); it can be registered for; a class whose answer others ask for is not refused.
from abc import ABC
from typing import Annotated, Protocol, Union, get_type_hints, runtime_checkable


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self): ...


class Person:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return f'I am {self.name}'


class Thing:
    name = None


@runtime_checkable
class Sized(Protocol):
    size: int


print([isinstance(one, Named) for one in (Person('Ada'), Person, Thing(), 3, None)])
print([isinstance(one, Sized) for one in (Person('Ada'), 3, None)])
try:
    print(issubclass(Person, Named))
except TypeError as error:
    print(error)
print(Sized.register(int), isinstance(3, Sized), isinstance('3', Sized))


class Base(ABC):
    pass


Base.register(Thing)
print(issubclass(Thing, Base), isinstance(Person('Bo'), Base))


def show(value: Annotated[int | float, 'a number'], other: Annotated[Union[int, str], 1]):
    pass


print(get_type_hints(show), get_type_hints(show, include_extras=True))
print((int | None).__module__)
