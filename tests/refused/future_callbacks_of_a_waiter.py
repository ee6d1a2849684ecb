import asyncio


async def wait_for_it(future):
    await future


async def main():
    future = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(wait_for_it(future))
    await asyncio.sleep(0)
    print("printed before")
    print(future._callbacks)


asyncio.run(main())
