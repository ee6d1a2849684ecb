import asyncio
async def getter(q):
    await q.get()
async def main():
    q, e = asyncio.Queue(), asyncio.Event()
    asyncio.create_task(getter(q), name="getter")
    await asyncio.sleep(1)
    print("now everybody waits")
    await e.wait()
asyncio.run(main())
