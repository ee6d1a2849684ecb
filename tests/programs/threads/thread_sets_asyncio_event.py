# A thread beside a running event loop tells it through call_soon_threadsafe.
import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()

    def work():
        for number in range(3):
            time.sleep(1)
            print("thread", number, loop.time())
        loop.call_soon_threadsafe(ready.set)

    thread = threading.Thread(target=work)
    thread.start()
    while not ready.is_set():
        try:
            await asyncio.wait_for(ready.wait(), 0.8)
        except asyncio.TimeoutError:
            print("still waiting", loop.time())
    print("ready", loop.time())
    await asyncio.to_thread(thread.join)
    print(thread.is_alive())


asyncio.run(main())
