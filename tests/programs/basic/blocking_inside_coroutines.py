import asyncio
import time


async def polite():
    for n in range(3):
        print("polite", n, time.monotonic())
        await asyncio.sleep(0.5)


async def rude():
    await asyncio.sleep(0.25)
    time.sleep(2)
    print("rude", time.monotonic())


async def main():
    await asyncio.gather(polite(), rude())


asyncio.run(main())
