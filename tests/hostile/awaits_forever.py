# run -> 1: deadlock:
# trace -> 0: deadlock:
import asyncio


async def main():
    await asyncio.Event().wait()


asyncio.run(main())
