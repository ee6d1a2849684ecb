import asyncio
async def f(n, lock):
    for turn in range(2):
        await lock.acquire()
        print(n, turn)
        lock.release()
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(f(n, lock) for n in range(3)))
asyncio.run(main())
