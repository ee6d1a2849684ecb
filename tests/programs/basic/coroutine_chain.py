import asyncio


async def inner(n):
    await asyncio.sleep(n)
    return n * 10


async def middle(n):
    value = await inner(n)
    return value + 1


async def main():
    print(await middle(1), await middle(2))


asyncio.run(main())
