# run -> 0: 1000000 fired
# run --max-memory 32 -> 1: MemoryError
# trace --stats --max-events 300000 -> 0: events
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = 0

    def fire():
        nonlocal fired
        fired += 1

    for n in range(1000000):
        loop.call_later(n % 1000, fire)
    await asyncio.sleep(1000)
    print(fired, "fired")


asyncio.run(main())
