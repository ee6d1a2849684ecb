"""A blocking call inside of a coroutine.

Watch the metronome: it wants to tick every half second, but time.sleep keeps the server at the
other table for two seconds, and nobody else is served. Only await lets the server go.
"""
import asyncio
import time


async def metronome():
    for beat in range(1, 6):
        print(f"tick {beat} at {time.monotonic():.1f} s")
        await asyncio.sleep(0.5)


async def report():
    await asyncio.sleep(0.6)
    print("report: computing")
    time.sleep(2)  # 1 the server can't leave
    print("report: done")


async def main():
    await asyncio.gather(metronome(), report())


asyncio.run(main())
