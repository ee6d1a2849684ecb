import asyncio
async def f():
    await asyncio.sleep(1)
async def main():
    c = f()
    t = asyncio.create_task(c)
    print(t.get_coro() is c, c.__name__, c.__qualname__, t.get_loop() is asyncio.get_running_loop())
    await t
asyncio.run(main())
