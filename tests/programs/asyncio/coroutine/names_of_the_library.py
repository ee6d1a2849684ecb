"""Coroutines of asyncio's own know the class that they are from, also when nobody awaits them."""
import asyncio


async def main():
    queue, lock, condition = asyncio.Queue(), asyncio.Lock(), asyncio.Condition()
    loop = asyncio.get_running_loop()
    made = [
        queue.get(), queue.put(1), queue.join(), asyncio.PriorityQueue().get(), lock.acquire(),
        lock.__aenter__(), asyncio.Semaphore().__aexit__(None, None, None),
        asyncio.BoundedSemaphore().acquire(), asyncio.Event().wait(), condition.wait(),
        condition.__aenter__(), asyncio.Barrier(2).wait(), asyncio.sleep(1),
        asyncio.wait_for(queue.get, 1), asyncio.timeout(1).__aenter__(),
        asyncio.TaskGroup().__aenter__(), loop.shutdown_asyncgens(),
        loop.shutdown_default_executor(),
    ]
    for coroutine in made:
        print(coroutine.__qualname__, coroutine.__name__, repr(coroutine).split(" at ")[0])
        coroutine.close()
    task = asyncio.create_task(lock.__aenter__())
    print(repr(task.get_coro()).split(" at ")[0], "running at" in repr(task))
    await task
    queue.get()  # forgotten
    lock.acquire()  # forgotten as well
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(waiting.get_coro().__qualname__, waiting.get_coro().cr_running)
    waiting.cancel()


asyncio.run(main())
