# Which abstract classes the built-in types and those of the library belong to.
import collections
import collections.abc
import weakref


class Thing:
    pass


async def coroutine():
    pass


async def asynchronous():
    yield 1


def generator():
    yield 1


made = coroutine()
things = [1, "s", b"b", bytearray(b"a"), memoryview(b"m"), (1,), [1], {1: 2}, {1}, frozenset(), range(3), {}.keys(), {}.values(),
          {}.items(), type.__dict__, collections.deque(), collections.OrderedDict(), collections.Counter(), collections.defaultdict(int),
          collections.ChainMap(), collections.UserDict(), collections.UserList(), collections.UserString(""), weakref.WeakSet(),
          weakref.WeakKeyDictionary(), weakref.WeakValueDictionary(), iter([]), iter({}), zip(), map(len, []), enumerate([]),
          generator(), made, asynchronous(), len, Thing(), None, type, slice(1), reversed([]), iter("a"), iter(range(2))]
names = [name for name in collections.abc.__all__ if name != "Callable"]
for thing in things:
    print(type(thing).__name__, [name for name in names if isinstance(thing, getattr(collections.abc, name))])
made.close()
