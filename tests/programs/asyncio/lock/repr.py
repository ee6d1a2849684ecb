import asyncio, re
def shown(x):
    return re.sub("0x[0-9a-f]+", "0x", repr(x))
async def main():
    lock = asyncio.Lock()
    print(shown(lock))
    async with lock:
        t = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        print(shown(lock))
    await t
    print(shown(asyncio.Event()), shown(asyncio.Semaphore(2)), shown(asyncio.Queue(3)), shown(asyncio.Condition()), shown(asyncio.Barrier(2)))
asyncio.run(main())
