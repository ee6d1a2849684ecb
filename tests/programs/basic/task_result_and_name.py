import asyncio


async def work():
    await asyncio.sleep(1)
    return 7


async def main():
    task = asyncio.create_task(work(), name="worker")
    print(task.get_name(), task.done())
    print(await task, task.done(), task.result(), task.cancelled())
    print(asyncio.create_task(work()).get_name())


asyncio.run(main())
