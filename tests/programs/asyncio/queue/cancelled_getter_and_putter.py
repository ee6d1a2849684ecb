import asyncio
async def getter(n, q):
    print(n, "got", await q.get())
async def putter(n, q):
    await q.put(n)
    print("put", n)
async def main():
    q = asyncio.Queue(1)
    g = [asyncio.create_task(getter(n, q)) for n in range(3)]
    await asyncio.sleep(0)
    q.put_nowait("x")
    g[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    q.put_nowait("y")
    await asyncio.gather(*g, return_exceptions=True)
    q.put_nowait("full")
    p = [asyncio.create_task(putter(n, q)) for n in range(3)]
    await asyncio.sleep(0)
    print(q.get_nowait())
    p[0].cancel()
    await asyncio.sleep(0)
    print(await q.get(), await q.get())
    print(await asyncio.gather(*p, return_exceptions=True))
asyncio.run(main())
