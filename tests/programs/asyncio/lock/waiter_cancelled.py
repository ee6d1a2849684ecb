import asyncio
async def f(n, lock):
    try:
        async with lock:
            print(n, "in")
            await asyncio.sleep(2)
    except asyncio.CancelledError:
        print(n, "gave up")
        raise
async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(f(n, lock)) for n in range(4)]
    await asyncio.sleep(1)
    tasks[1].cancel()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print(lock.locked())
asyncio.run(main())
