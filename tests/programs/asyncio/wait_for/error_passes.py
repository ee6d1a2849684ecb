import asyncio
async def f():
    await asyncio.sleep(1)
    raise KeyError("k")
async def main():
    try:
        await asyncio.wait_for(f(), 2)
    except KeyError as e:
        print(repr(e))
asyncio.run(main())
