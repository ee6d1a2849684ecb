"""Awaiting a coroutine runs it now; create_task puts it on a table of its own.

Watch the floor: in the first half there is one table only, and the two brews take three seconds
together. In the second half each brew has its own table, and both are asleep at once.
"""
import asyncio


async def brew(drink, seconds):
    print(f"{drink}: water on")
    await asyncio.sleep(seconds)
    print(f"{drink}: ready")


async def main():
    await brew("tea", 2)  # 1 runs at this table
    await brew("coffee", 1)
    print("one after the other")

    tea = asyncio.create_task(brew("tea", 2))  # 2 a new table
    coffee = asyncio.create_task(brew("coffee", 1))
    await tea
    await coffee
    print("side by side")


asyncio.run(main())
