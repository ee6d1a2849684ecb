import asyncio


async def main():
    await asyncio.sleep(1)
    raise ValueError("no coffee left")


asyncio.run(main())
