import asyncio
async def f(n, lock):
    print(n, "wants")
    async with lock:
        print(n, "has", lock.locked())
        await asyncio.sleep(1)
    print(n, "left")
async def main():
    lock = asyncio.Lock()
    print(lock.locked())
    await asyncio.gather(*(f(n, lock) for n in range(3)))
    print(lock.locked())
asyncio.run(main())
