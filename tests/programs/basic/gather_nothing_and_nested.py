import asyncio


async def n(value):
    await asyncio.sleep(value)
    return value


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(asyncio.gather(n(1), n(2)), n(3)))


asyncio.run(main())
