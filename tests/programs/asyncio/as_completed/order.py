import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n
async def main():
    for c in asyncio.as_completed([f(3), f(1), f(2)]):
        print(await c, asyncio.get_running_loop().time())
asyncio.run(main())
