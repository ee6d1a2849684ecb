"""Work that blocks, given to other staff.

Watch the threads: to_thread hands a blocking function to a worker, and the server stays free for
the other tables. Compare it with 07-blocked.py.
"""
import asyncio
import time


def wash(what, seconds):
    print(f"washing {what}")
    time.sleep(seconds)
    print(f"{what} clean")
    return what


async def metronome():
    for beat in range(1, 6):
        print(f"tick {beat} at {time.monotonic():.1f} s")
        await asyncio.sleep(0.5)


async def main():
    washed = await asyncio.gather(
        asyncio.to_thread(wash, "plates", 2),
        asyncio.to_thread(wash, "cups", 1),
        metronome(),
    )
    print("clean:", washed[:2])


asyncio.run(main())
