"""Frames of the library name the line that they have in CPython's file."""
import asyncio
import contextlib
import enum
import random
import statistics
import traceback


@contextlib.contextmanager
def managed():
    yield


@contextlib.asynccontextmanager
async def managed_by_coroutine():
    yield


class Color(enum.Enum):
    RED = 1


def fails():
    raise OSError("broken")


def in_context():
    with managed():
        fails()


async def in_context_of_coroutine():
    async with managed_by_coroutine():
        fails()


async def in_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.to_thread(fails))


async def too_late():
    async with asyncio.timeout(1):
        await asyncio.sleep(2)


async def unlocked():
    await asyncio.Condition().wait()


async def broken():
    barrier = asyncio.Barrier(2)
    await barrier.abort()
    await barrier.wait()


async def in_thread():
    await asyncio.to_thread(fails)


async def nothing_to_wait_for():
    await asyncio.wait([])


async def as_completed():
    for first in asyncio.as_completed([asyncio.sleep(9)], timeout=1):
        await first


def inside():
    asyncio.run(in_thread())


async def run_inside():
    coroutine = in_thread()
    try:
        asyncio.run(coroutine)
    finally:
        coroutine.close()


PARTLY_IN_C = ("asyncio/runners.py", "asyncio/base_events.py", "concurrent/futures/thread.py")


def places(error):
    """The frames of the library, but for those that awaiter does not have."""
    frames = [(frame.filename.partition("/lib/python3.11/")[2], frame) for frame in traceback.extract_tb(error.__traceback__)]
    return [f"{file}:{frame.lineno} {frame.name}" for file, frame in frames if file and file not in PARTLY_IN_C]


calls = [in_context, lambda: Color(2), lambda: random.choice([]), lambda: random.randint(2, 1), lambda: statistics.mean([])]
coroutines = [in_context_of_coroutine, in_group, too_late, unlocked, broken, in_thread, nothing_to_wait_for, as_completed, run_inside]
for call in calls + [lambda f=f: asyncio.run(f()) for f in coroutines]:
    try:
        call()
    except Exception as error:
        print(repr(error), *places(error), sep="\n    ")
try:
    inside()
except OSError:
    traceback.print_exc()
