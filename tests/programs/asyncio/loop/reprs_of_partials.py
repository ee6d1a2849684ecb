"""A callback that is a functools.partial is shown as the call that it is; below partials a coroutine function is found."""
import asyncio
import functools


class Mine(functools.partial):
    pass


def note(*args, **kwargs):
    pass


async def work():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.call_soon(functools.partial(note, 1, k=2), 3))
    print(loop.call_soon(functools.partial(print, "x", end="\n"), 3))
    print(loop.call_later(1, functools.partial(functools.partial(note, 1), 2)))
    print(loop.call_later(1, Mine(note, "mine")))
    task = asyncio.create_task(work())
    task.add_done_callback(functools.partial(note, 4))
    print(task)
    await task
    print(asyncio.iscoroutinefunction(functools.partial(work)), asyncio.iscoroutinefunction(functools.partial(note)))


asyncio.run(main())
