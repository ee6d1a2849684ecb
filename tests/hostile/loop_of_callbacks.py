# run --max-time 100 --max-steps 1000000 --max-memory 64 -> 3: 
# trace --max-events 3000 -> 0: more than 3000 events
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def again():
        loop.call_later(1, again)

    again()
    await asyncio.Event().wait()


asyncio.run(main())
