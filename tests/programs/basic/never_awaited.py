import asyncio


async def forgotten():
    print("never printed")


async def main():
    forgotten()
    print("on we go")
    await asyncio.sleep(1)


asyncio.run(main())
