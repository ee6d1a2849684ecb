# What constructors say of arguments that are too many, missing, given twice or of no parameter.
import asyncio
import itertools
from collections import deque


def try_to_call(function, *args, **names):
    try:
        function(*args, **names)
        print(function.__name__, args, sorted(names), 'works')
    except Exception as error:
        print(function.__name__, args, sorted(names), type(error).__name__, error)


def try_all(function, *parameters):
    first, last = parameters[0], parameters[-1]
    others = dict.fromkeys('vwxyz', 1)
    for count in range(1, 6):
        try_to_call(function, **dict(list(others.items())[:count]))
    try_to_call(function, **{last: 1})
    try_to_call(function, 'ab', **{first: 1})
    try_to_call(function, 'ab', **{last: 1})
    try_to_call(function, 'ab', 2, **{last: 1})
    try_to_call(function, 'ab', **{last: 1, 'z': 1})
    try_to_call(function, *range(len(parameters)), z=1)
    try_to_call(function, *range(len(parameters) + 1))


for function, *parameters in [
    (str, 'object', 'encoding', 'errors'),
    (bytes, 'source', 'encoding', 'errors'),
    (bytearray, 'source', 'encoding', 'errors'),
    (int, 'x', 'base'),
    (complex, 'real', 'imag'),
    (property, 'fget', 'fset', 'fdel', 'doc'),
    (enumerate, 'iterable', 'start'),
    (zip, 'strict'),
    (deque, 'iterable', 'maxlen'),
    (itertools.count, 'start', 'step'),
    (itertools.repeat, 'object', 'times'),
    (itertools.accumulate, 'iterable', 'func', 'initial'),
    (itertools.compress, 'data', 'selectors'),
    (itertools.groupby, 'iterable', 'key'),
    (itertools.combinations, 'iterable', 'r'),
    (itertools.permutations, 'iterable', 'r'),
    (itertools.product, 'repeat'),
    (AttributeError, 'name', 'obj'),
    (NameError, 'name'),
    (ImportError, 'name', 'path'),
]:
    try_all(function, *parameters)


async def main():
    for names in ({}, {'z': 1}, {'coro': 1}, dict.fromkeys('vwxyz', 1)):
        for args in ((), (1,), (1, 2)):
            try_to_call(asyncio.Task, *args, **names)
            try_to_call(asyncio.Future, *args, **names)


asyncio.run(main())
