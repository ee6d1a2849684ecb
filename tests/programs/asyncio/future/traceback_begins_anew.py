"""The traceback of a future's exception does not grow with each one who awaits it."""

import asyncio
import traceback


async def fail():
    raise ValueError("once")


def places(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


async def again(awaitable):
    try:
        await awaitable
    except ValueError as error:
        return places(error)


async def main():
    task = asyncio.create_task(fail())
    for attempt in range(3):
        print("task", await again(task))
    try:
        task.result()
    except ValueError as error:
        print("result()", places(error))
    print("exception()", places(task.exception()))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("set"))
    for attempt in range(2):
        print("future", await again(future))
    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    print("not yet raised", places(task.exception()))
    for attempt in range(2):
        print("gathered", await again(asyncio.gather(task)))
        print("shielded", await again(asyncio.shield(task)))
    print("returned", places((await asyncio.gather(fail(), return_exceptions=True))[0]))
    await task


asyncio.run(main())
