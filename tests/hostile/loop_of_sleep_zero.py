# trace --max-events 2000 -> 0: more than 2000 events
# trace --stats --max-steps 100000 -> 0: events
import asyncio


async def main():
    while True:
        await asyncio.sleep(0)


asyncio.run(main())
