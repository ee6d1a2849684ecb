"""%(threadName)s is that of the worker, though the program never imports threading."""
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(threadName)s %(funcName)s %(message)s", level=logging.INFO)


def work(n):
    logging.info("working on %d", n)


async def main():
    logging.info("begin")
    await asyncio.to_thread(work, 1)
    await asyncio.gather(asyncio.to_thread(work, 3), asyncio.to_thread(work, 4))
    await asyncio.get_running_loop().run_in_executor(None, work, 2)
    logging.info("end")


asyncio.run(main())
