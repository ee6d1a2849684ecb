import asyncio
async def getter(n, q):
    while True:
        item = await q.get()
        print(n, item)
        q.task_done()
async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, q)) for n in "abc"]
    await asyncio.sleep(0)
    for n in range(7):
        q.put_nowait(n)
    await q.join()
    for t in tasks:
        t.cancel()
asyncio.run(main())
