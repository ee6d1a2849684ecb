import asyncio
async def g():
    for i in range(4):
        await asyncio.sleep(1)
        yield i
async def take(name, gen):
    async for i in gen:
        print(name, i)
        await asyncio.sleep(1.5)
async def main():
    await asyncio.gather(take("a", g()), take("b", g()))
    shared = g()
    t = asyncio.create_task(shared.__anext__())
    await asyncio.sleep(0)
    try:
        await shared.__anext__()
    except RuntimeError as e:
        print(e)
    print(await t)
asyncio.run(main())
