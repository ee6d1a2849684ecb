import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n * 10
async def main():
    print([await f(n) for n in range(3)])
    print({n: await f(n) for n in (1, 2)}, {await f(n) for n in (1, 2)})
    print([x for x in [await f(1), await f(2)] if x])
    tasks = [asyncio.create_task(f(n)) for n in range(3)]
    print([await t for t in tasks])
    g = (await f(n) for n in range(2))
    print([x async for x in g])
asyncio.run(main())
