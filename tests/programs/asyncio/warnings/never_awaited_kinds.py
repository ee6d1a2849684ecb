import asyncio
async def f():
    pass
def make():
    f()
async def main():
    make()
    x = f()
    x = None
    [f() for _ in range(2)]
    asyncio.sleep(1)
asyncio.run(main())
