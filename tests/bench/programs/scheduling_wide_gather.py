"""Five thousand coroutines in one gather, ten times."""
import asyncio


async def work(number):
    await asyncio.sleep(number % 7)
    await asyncio.sleep(0)
    return number


async def main():
    total = 0
    for _ in range(8):
        total += sum(await asyncio.gather(*[work(number) for number in range(5000)]))
    print(total)


asyncio.run(main())
