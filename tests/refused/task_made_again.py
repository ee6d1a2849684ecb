import asyncio


async def nothing():
    pass


async def main():
    task = asyncio.create_task(nothing())
    await task
    print("printed before")
    task.__init__(nothing())


asyncio.run(main())
