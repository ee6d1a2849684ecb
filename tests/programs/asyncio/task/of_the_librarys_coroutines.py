# Where a coroutine of asyncio's own is running, or was defined.
import asyncio


class Counted(asyncio.Task):
    pass


class Later:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()


async def main():
    barrier, condition, queue, lock = asyncio.Barrier(2), asyncio.Condition(), asyncio.Queue(1), asyncio.Lock()
    await lock.acquire()
    queue.put_nowait(1)
    tasks = [asyncio.ensure_future(what) for what in (
        Later(), barrier.wait(), barrier.__aenter__(), lock.acquire(), lock.__aenter__(), queue.put(2), queue.join(),
        asyncio.Queue().get(), asyncio.Event().wait(), asyncio.Semaphore(0).acquire(), asyncio.sleep(2),
        asyncio.wait_for(asyncio.sleep(2), 1), asyncio.wait([asyncio.create_task(asyncio.sleep(1))]))]
    tasks += [asyncio.create_task(asyncio.Barrier(2).reset()), asyncio.create_task(asyncio.Barrier(2).abort())]
    for task in tasks:
        print(task)
    counted = Counted(asyncio.sleep(1))
    await asyncio.sleep(0)
    print(counted)
    for task in tasks:
        print(repr(task).split(" wait_for=")[0])
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        print(task)


asyncio.run(main())
