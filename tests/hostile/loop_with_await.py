# run --max-time 5000 -> 3: 5000
# trace --stats --max-events 2000 -> 0: events
# trace --max-events 2000 -> 0: more than 2000 events, the limit of --max-events
import asyncio


async def main():
    while True:
        await asyncio.sleep(1)


asyncio.run(main())
