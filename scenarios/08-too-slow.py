"""Waiting, but not for ever.

Watch what happens to the slow download when its time is over: it is cancelled, cleans up, and
only then does main hear of the timeout.
"""
import asyncio


async def download(name, seconds):
    print(f"{name}: started")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{name}: stopped half-way")
        raise
    print(f"{name}: complete")
    return name


async def main():
    print(await asyncio.wait_for(download("small", 1), timeout=2))
    try:
        await asyncio.wait_for(download("large", 10), timeout=2)
    except asyncio.TimeoutError:
        print("large: took too long")
    try:
        async with asyncio.timeout(1.5):
            await download("medium", 1)
            await download("another", 1)
    except TimeoutError:
        print("both in 1.5 s: too much")


asyncio.run(main())
