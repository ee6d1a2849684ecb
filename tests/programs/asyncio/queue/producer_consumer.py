import asyncio
async def producer(q):
    for n in range(5):
        await q.put(n)
        print("put", n, q.qsize())
    await q.put(None)
async def consumer(q):
    while (item := await q.get()) is not None:
        print("got", item)
        await asyncio.sleep(1)
async def main():
    q = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(q), consumer(q))
    print(q.empty(), q.full(), q.maxsize)
asyncio.run(main())
