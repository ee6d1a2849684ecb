import asyncio
async def f():
    await asyncio.sleep(5)
    print("task goes on")
async def waiter(tasks):
    await asyncio.wait(tasks)
async def main():
    t = asyncio.create_task(f())
    w = asyncio.create_task(waiter([t]))
    await asyncio.sleep(1)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print("waiter cancelled", t.done())
    await t
asyncio.run(main())
