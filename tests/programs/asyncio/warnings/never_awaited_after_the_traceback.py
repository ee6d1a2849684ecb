"""asyncio.run inside of a coroutine: first the traceback, then the warning of the coroutine that never ran."""
import asyncio


async def brew():
    return "tea"


async def main():
    print(asyncio.run(brew()))


asyncio.run(main())
