# The place of a warning is so many frames below, those of the library counted as well.
import contextlib
import enum
import inspect
import asyncio
import logging
import random
import threading
import warnings

warnings.simplefilter("always")


def here():
    warnings.warn("one below", stacklevel=2)


def nowhere():
    warnings.warn("below all", stacklevel=9)


@contextlib.contextmanager
def block():
    warnings.warn("in a block", stacklevel=3)
    yield


class Color(enum.Enum):
    RED = 1


class Mixed(enum.Enum):
    NAME = "x"
    try:
        NUMBER = enum.auto()
    except TypeError:
        pass


here()
nowhere()
with block():
    pass
try:
    print(1 in Color)
except TypeError:
    print("no member")
random.randrange(3.0)
logging.warn("old")
logging.getLogger("a").warn("old")
threading.current_thread().getName()
threading.currentThread()
print([inspect.iscoroutinefunction(f) for f in (asyncio.sleep, asyncio.wait_for, asyncio.gather,
                                                 asyncio.Lock.acquire, asyncio.Queue().get, here)])
