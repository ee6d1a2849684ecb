"""With logging at DEBUG asyncio tells which selector it has, and records name asyncio's own places."""
import asyncio
import logging
import sys

logging.basicConfig(
    level=logging.DEBUG,
    stream=sys.stdout,
    format="%(levelname)s %(name)s %(module)s %(funcName)s:%(lineno)d %(filename)s %(message)s",
)


async def fails():
    raise ValueError(1)


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task


asyncio.run(main())
asyncio.run(asyncio.sleep(0), debug=True)
