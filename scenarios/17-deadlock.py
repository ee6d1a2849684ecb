"""Two philosophers, two forks, and nobody eats.

Watch the second await of each: both hold one fork and wait for the other one's. Nothing can ever
happen again, and awaiter says so. Python itself would wait for ever.
"""
import asyncio


async def philosopher(name, first, second):
    async with first:
        print(f"{name} takes one fork")
        await asyncio.sleep(1)
        print(f"{name} wants another one")
        async with second:
            print(f"{name} eats")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(
        philosopher("Plato", left, right),
        philosopher("Hypatia", right, left),
    )


asyncio.run(main())
