import asyncio
async def f(n):
    return n
async def main():
    t = asyncio.create_task(f(1))
    await t
    print(asyncio.shield(t) is t)
    print(await asyncio.shield(f(2)))
    s = asyncio.shield(asyncio.sleep(1, "r"))
    print(s)
    print(await s)
asyncio.run(main())
