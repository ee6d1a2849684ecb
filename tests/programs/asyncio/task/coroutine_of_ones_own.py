"""A task can be made of any object that has the methods of a coroutine."""

import asyncio
import collections.abc


class Sent:
    """Has no __next__: it is sent to."""

    def __init__(self):
        self.sleeping = asyncio.sleep(1, "slept").__await__()

    def __await__(self):
        return self

    def send(self, value):
        print("send", value)
        return self.sleeping.send(value)

    def throw(self, *error):
        print("throw", error)
        return self.sleeping.throw(*error)

    def close(self):
        self.sleeping.close()


class Stopping(collections.abc.Coroutine):
    def __await__(self):
        return self

    def send(self, value):
        raise StopIteration("at once")

    def throw(self, *error):
        raise error[0]

    def close(self):
        print("closed")


async def main():
    print(asyncio.iscoroutine(Sent), isinstance(Stopping(), collections.abc.Coroutine))
    print(await asyncio.create_task(Sent()))
    print(await asyncio.create_task(Stopping()))
    print(await Stopping())
    task = asyncio.create_task(Sent())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
