import asyncio
async def waiter(cond):
    async with cond:
        try:
            await cond.wait()
        finally:
            print("holds the lock again:", cond.locked())
async def main():
    cond = asyncio.Condition()
    t = asyncio.create_task(waiter(cond))
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(cond.locked(), t.cancelled())
asyncio.run(main())
