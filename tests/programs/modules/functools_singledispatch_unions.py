# singledispatch registers unions of both kinds and annotations that are text; what is no class, or has
# something else among its members, is refused.
from __future__ import annotations

import collections.abc
import functools
from typing import List, Optional, Union


@functools.singledispatch
def show(value):
    return f'something: {value}'


@show.register
def _(value: Union[int, float]):
    return f'a number: {value}'


@show.register
def _(value: str | bytes, upper: bool = False) -> str:
    return f'text: {value}'


@show.register
def _(value: collections.abc.Mapping) -> "str":
    return f'a mapping: {dict(value)}'


@show.register(Optional[list])
def _(value):
    return f'a list or nothing: {value}'


for one in (1, 2.5, 'a', b'b', {1: 2}, [3], None, {4}):
    print(show(one))


def refused(what):
    try:
        what()
    except (TypeError, NameError) as error:
        print(type(error).__name__, str(error).replace('__main__.', ''))


def wrong(value: List[int]): ...
def half(value: Union[int, List[int]]): ...
def unknown(value: Missing): ...


refused(lambda: show.register(wrong))
refused(lambda: show.register(half))
refused(lambda: show.register(unknown))
refused(lambda: show.register(List[int], print))
refused(lambda: show.register(list[int]))
