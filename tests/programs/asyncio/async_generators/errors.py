import asyncio
async def g():
    yield 1
    raise ValueError("inside")
async def h():
    yield 1
    raise StopAsyncIteration
async def main():
    for f in (g, h):
        try:
            async for x in f():
                print(x)
        except (ValueError, RuntimeError) as e:
            print(type(e).__name__, e)
asyncio.run(main())
