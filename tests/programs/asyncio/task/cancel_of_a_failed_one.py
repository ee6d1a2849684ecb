"""Who cancels a task that has failed is not told that its exception was never retrieved."""

import asyncio


async def fail(name):
    raise ValueError(name)


async def main():
    cancelled = asyncio.create_task(fail("cancelled afterwards"))
    left = asyncio.create_task(fail("left alone"))
    await asyncio.sleep(1)
    print(cancelled.cancel(), cancelled.cancelled(), cancelled._log_traceback, left._log_traceback)
    del cancelled, left
    print("both are gone")


asyncio.run(main())
