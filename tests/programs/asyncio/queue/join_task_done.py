import asyncio
async def worker(n, q):
    while True:
        item = await q.get()
        await asyncio.sleep(item)
        print(n, "did", item)
        q.task_done()
async def main():
    q = asyncio.Queue()
    for item in (1, 2, 1, 3):
        q.put_nowait(item)
    workers = [asyncio.create_task(worker(n, q)) for n in range(2)]
    await q.join()
    print("joined at", asyncio.get_running_loop().time())
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    await q.join()
asyncio.run(main())
