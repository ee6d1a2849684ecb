import asyncio
async def f(n, sem):
    async with sem:
        print(n, "in at", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
async def main():
    sem = asyncio.Semaphore(2)
    print(sem.locked())
    await asyncio.gather(*(f(n, sem) for n in range(5)))
    print(sem.locked())
asyncio.run(main())
