import asyncio
async def f():
    await asyncio.sleep(1)
    return "value"
async def main():
    print(await asyncio.wait_for(f(), 2))
    print(await asyncio.wait_for(f(), timeout=None))
    print(asyncio.get_running_loop().time())
asyncio.run(main())
