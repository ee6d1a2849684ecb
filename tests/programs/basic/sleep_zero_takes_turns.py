import asyncio


async def player(name):
    for n in range(3):
        print(name, n)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(player("ping"), player("pong"))


asyncio.run(main())
