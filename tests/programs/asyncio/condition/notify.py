import asyncio
async def waiter(n, cond):
    async with cond:
        await cond.wait()
        print(n, "notified")
async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, cond)) for n in range(5)]
    await asyncio.sleep(1)
    async with cond:
        cond.notify()
    await asyncio.sleep(1)
    async with cond:
        cond.notify(2)
        print("notified two", cond.locked())
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
    await asyncio.gather(*tasks)
asyncio.run(main())
