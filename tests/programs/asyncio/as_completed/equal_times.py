import asyncio
async def f(n):
    await asyncio.sleep(1)
    return n
async def main():
    print([await c for c in asyncio.as_completed([f(n) for n in range(5)])])
asyncio.run(main())
