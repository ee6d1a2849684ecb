# An event loop runs in a thread; the main thread hands coroutines over to it.
import asyncio
import threading
import time


async def work(number):
    print("work", number, "in", threading.current_thread().name)
    await asyncio.sleep(number)
    return number * 10


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="loop", daemon=True)
thread.start()
futures = [asyncio.run_coroutine_threadsafe(work(number), loop) for number in (2, 1)]
print([future.result() for future in futures], time.monotonic())
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print("joined", thread.is_alive())


def run():
    print(asyncio.run(work(3)))


other = threading.Thread(target=run)
other.start()
other.join()
print(time.monotonic())
