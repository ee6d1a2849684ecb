# run -> 0: all freed
# trace --stats -> 0: events
import copy
import functools
import json

DEPTH = 50000


def nest(wrap):
    made = wrap(None)
    for _ in range(DEPTH):
        made = wrap(made)
    return made


class Node:
    def __init__(self, next):
        self.next = next


class Slotted:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


def closure(inner):
    return lambda: inner


def generator(inner):
    yield inner


def started(inner):
    made = generator(inner)
    next(made)
    return made


def chained(inner):
    error = ValueError(1)
    error.__cause__ = inner
    return error


def context(inner):
    error = ValueError(1)
    error.__context__ = inner
    return error


def caught(inner):
    try:
        raise ValueError(inner)
    except ValueError as error:
        return error


async def coroutine(inner):
    return inner


WRAPS = [
    lambda inner: [inner],
    lambda inner: (inner,),
    lambda inner: {1: inner},
    lambda inner: {"a": inner, "b": inner},
    Node, Slotted, closure, generator, started, chained, context, caught,
    lambda inner: functools.partial(print, inner),
    lambda inner: iter([inner]),
    lambda inner: map(print, [inner]),
    lambda inner: zip([inner]),
    lambda inner: enumerate([inner]),
    lambda inner: filter(None, [inner]),
    lambda inner: property(inner),
    lambda inner: staticmethod(inner),
    lambda inner: frozenset([id(inner)]) and [[inner]],
    lambda inner: {1: inner}.values(),
    lambda inner: Node(inner).__init__,
    lambda inner: (inner for _ in [1]),
    lambda inner: slice(inner),
    lambda inner: BaseException(inner),
]
for wrap in WRAPS:
    made = nest(wrap)
    made = None

for wrap in WRAPS:
    made = nest(wrap)
    again = [made]
    again.append(again)
    del made, again  # left to the collector

deep = nest(lambda inner: [inner])
same = nest(lambda inner: [inner])
for function in (
    repr, str, json.dumps, copy.deepcopy, "%s".__mod__,
    lambda x: x == same, lambda x: x < same, lambda x: f"{x}", lambda x: print(x),
    lambda x: [x].count(same), lambda x: hash(nest(lambda inner: (inner,))),
    lambda x: nest(lambda inner: {1: inner}) == nest(lambda inner: {1: inner}),
    lambda x: repr(nest(lambda inner: {1: inner})), lambda x: repr(nest(lambda inner: (inner,))),
    lambda x: isinstance(1, nest(lambda inner: (inner, ) if inner else (str,))),
    lambda x: json.loads("[" * DEPTH + "]" * DEPTH),
    lambda x: json.loads('{"a":' * DEPTH),
):
    try:
        function(deep)
    except RecursionError:
        pass
    else:
        print("not ended")
print("all freed")
