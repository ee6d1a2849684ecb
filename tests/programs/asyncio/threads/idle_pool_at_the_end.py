# A pool that nobody shuts down does not keep the program from ending.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(pool, time.sleep, 0.5), loop.time())


asyncio.run(main())
print("over")
