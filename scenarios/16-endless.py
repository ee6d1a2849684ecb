"""A program that never ends.

Watch the lighthouse and the waves as long as you like; you can stop and step back at any moment.
"""
import asyncio


async def lighthouse():
    while True:
        print("light on")
        await asyncio.sleep(1)
        print("light off")
        await asyncio.sleep(4)


async def waves():
    count = 0
    while True:
        count += 1
        print(f"wave {count}")
        await asyncio.sleep(3)


async def main():
    await asyncio.gather(lighthouse(), waves())


asyncio.run(main())
