"""Two hundred requests, ten at a time.

Watch the crowd: all the tables are there from the start, but the semaphore lets only ten of them
work. Every one that ends lets the next one in.
"""
import asyncio
import random


async def request(number, limit):
    async with limit:
        seconds = random.randint(5, 20) / 10
        await asyncio.sleep(seconds)
        return seconds


async def main():
    random.seed(7)
    limit = asyncio.Semaphore(10)
    loop = asyncio.get_running_loop()
    times = await asyncio.gather(*(request(number, limit) for number in range(200)))
    print(f"{len(times)} requests, {sum(times):.1f} s of work")
    print(f"done after {loop.time():.1f} s")


asyncio.run(main())
