"""Names that are read before they are bound, going by their places, and are none the less right."""
from __future__ import annotations

import asyncio
import sys

latest = counter = error = 0


def later() -> Later:
    return helper(), Later, __name__, latest


def helper(n: Missing = 1):
    global counter
    counter += 1
    import json

    known: Missing = json.dumps(n)
    for error in range(3):
        error = error + 1
    try:
        raise ValueError(n)
    except ValueError as latest:
        print(latest, known)
    match n:
        case [first, *counters]:
            print(first, counters)
    if (size := len(known)) > 3:
        print(size)
    return lambda: size


def expected():
    try:
        nothing
    except NameError:
        print("expected")
    if sys.version_info > (3, 12):
        print(asyncio.eager_task_factory)
    if hasattr(asyncio, "coroutine"):
        print(asyncio.coroutine)


class Later:
    size = 1
    twice = size * 2
    same = [latest for _ in range(2)]


async def main():
    coroutine = asyncio.sleep(1, "slept")
    print("a coroutine:", coroutine)
    print(await coroutine)
    kept = asyncio.sleep(1)
    later_on = [kept]
    await asyncio.gather(*later_on)


asyncio.run(main())
