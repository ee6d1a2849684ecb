import asyncio


async def setter(future):
    await asyncio.sleep(1)
    future.set_result("here you are")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(setter(future))
    print(future.done())
    print(await future, future.done())
    await task


asyncio.run(main())
