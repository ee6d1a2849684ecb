import asyncio
async def f(n, barrier):
    await asyncio.sleep(n)
    print(n, "arrives", barrier.n_waiting)
    place = await barrier.wait()
    print(n, "passes as", place, "at", asyncio.get_running_loop().time())
async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*(f(n, barrier) for n in range(6)))
asyncio.run(main())
