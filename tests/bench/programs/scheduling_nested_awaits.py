"""An await that goes through ten coroutines before it suspends."""
import asyncio


async def down(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return 1
    return await down(depth - 1) + 1


async def main():
    total = 0
    for _ in range(30_000):
        total += await down(10)
    print(total)


asyncio.run(main())
