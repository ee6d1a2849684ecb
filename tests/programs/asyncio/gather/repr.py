import asyncio
async def main():
    g = asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    print(g)
    await g
    print(g)
    e = asyncio.gather()
    print(type(e).__name__, e.done())
    print(await e)
asyncio.run(main())
