"""Ten thousand timers at different times, over and over."""
import asyncio


async def sleeper(number):
    for turn in range(4):
        await asyncio.sleep((number * 7919 % 10_007) / 1000 + 0.001)


async def main():
    await asyncio.gather(*[sleeper(number) for number in range(10_000)])
    print("done")


asyncio.run(main())
