import asyncio
async def f():
    print("once")
    await asyncio.sleep(1)
    return 1
async def main():
    t = asyncio.create_task(f())
    print(await asyncio.gather(t, t, t))
    c = f()
    print(await asyncio.gather(c, c))
asyncio.run(main())
