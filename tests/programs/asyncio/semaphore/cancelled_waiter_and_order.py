import asyncio
async def f(n, sem):
    async with sem:
        print(n, "in")
        await asyncio.sleep(1)
async def main():
    sem = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(f(n, sem)) for n in range(4)]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    await asyncio.sleep(0.5)
    print("late comer")
    tasks.append(asyncio.create_task(f(9, sem)))
    await asyncio.gather(*tasks, return_exceptions=True)
asyncio.run(main())
