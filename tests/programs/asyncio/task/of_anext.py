# What anext() with a default gives is no coroutine but can be a task's; it has no name to show.
import asyncio


async def numbers():
    await asyncio.sleep(1)
    yield 1


async def main():
    made = numbers()
    for _ in range(2):
        task = asyncio.ensure_future(anext(made, "end"))
        print(task)
        await asyncio.sleep(0.5)
        print(task)
        print(await task, task)


asyncio.run(main())
