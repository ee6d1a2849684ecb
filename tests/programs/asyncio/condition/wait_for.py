import asyncio
async def main():
    cond = asyncio.Condition()
    value = 0
    async def waiter():
        async with cond:
            print(await cond.wait_for(lambda: value >= 3), value)
    async def raiser():
        nonlocal value
        for _ in range(4):
            await asyncio.sleep(1)
            async with cond:
                value += 1
                cond.notify_all()
    await asyncio.gather(waiter(), raiser())
asyncio.run(main())
