"""What holds the thread or the loop inside of a coroutine, and `with` without `async`."""
import asyncio
import time
from time import sleep


def blocking(seconds):
    time.sleep(seconds)


async def main(name=input("before the loop: ")):
    lock, loop = asyncio.Lock(), asyncio.get_running_loop()
    gate = asyncio.Semaphore(2)
    with gate:  # mistake: by `with`
        sleep(1)  # mistake: holds the thread
    with asyncio.timeout(1):  # mistake: by `with`
        name = input("name? ")  # mistake: holds the thread
    await time.sleep(2)  # mistake: holds the thread
    asyncio.run(main())  # mistake: a loop runs already
    running = asyncio.get_running_loop()
    running.run_until_complete(main())  # mistake: a loop runs already
    running.call_later(1, main)  # mistake: calling a coroutine function
    await asyncio.to_thread(blocking, 1)
    await loop.run_in_executor(None, lambda: time.sleep(1))
    async with lock:
        print(name)


asyncio.run(main())
