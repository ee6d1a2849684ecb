import asyncio
async def f(n, barrier):
    try:
        async with barrier as place:
            print(n, "in", place)
    except asyncio.BrokenBarrierError as e:
        print(n, type(e).__name__, e)
async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(f(n, barrier)) for n in range(2)]
    await asyncio.sleep(1)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await f("late", barrier)
    await barrier.reset()
    print(barrier.broken)
    tasks = [asyncio.create_task(f(n, barrier)) for n in range(2)]
    await asyncio.sleep(1)
    await barrier.reset()
    await asyncio.gather(*tasks)
    await asyncio.gather(*(f(n, barrier) for n in range(3)))
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)
asyncio.run(main())
