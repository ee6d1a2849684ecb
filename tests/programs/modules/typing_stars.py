# A starred annotation of *args is the one item of what is starred; forms that cannot be unpacked are not
# iterable; a TypedDict made of keywords is deprecated.
from collections.abc import Iterable
from typing import (Annotated, Any, Callable, List, Literal, Optional, Tuple, TypedDict, TypeVarTuple, Union,
                    get_type_hints)

Ts = TypeVarTuple('Ts')


def both(*args: *Ts, **kwargs: int) -> None: ...
def some(*args: *tuple[int, ...]): ...


print(both.__annotations__, some.__annotations__)
print(get_type_hints(both))
for form in (List[int], Tuple[int], Literal[1], Union[int, str], Optional[int], Callable[[int], str],
             Annotated[int, 1], Any, Union, Callable, Tuple, List):
    try:
        print(isinstance(form, Iterable), [*form])
    except TypeError as error:
        print(isinstance(form, Iterable), error)
Point = TypedDict('Point', x=int, y=int)
print(Point(x=1, y=2), Point.__annotations__)
try:
    def wrong(*args: *int): ...
except TypeError as error:
    print(error)
try:
    def wrong(*args: *(int, str)): ...
except ValueError as error:
    print(error)
star, = tuple[int, str]
print(star, star == tuple[int, str], star == [*tuple[int, str]][0], star.__origin__, star.__unpacked__,
      tuple[int].__unpacked__, isinstance(list[int], Iterable))
print(tuple[str, *tuple[int, ...]], repr(*tuple[*Ts]))
