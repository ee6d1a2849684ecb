import asyncio
async def main():
    p = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b"), (1, "aa")):
        await p.put(item)
    print([p.get_nowait() for _ in range(4)])
    l = asyncio.LifoQueue()
    for n in range(3):
        l.put_nowait(n)
    print([await l.get() for _ in range(3)])
    p.put_nowait((1, {}))
    try:
        p.put_nowait((1, {}))
    except TypeError as e:
        print(e)
asyncio.run(main())
