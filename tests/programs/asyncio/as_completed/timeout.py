import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n
async def main():
    try:
        for c in asyncio.as_completed([f(3), f(1)], timeout=2):
            print(await c)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e))
asyncio.run(main())
