import asyncio
async def inner():
    await asyncio.sleep(2)
    raise ValueError("lost")
async def main():
    t = asyncio.create_task(inner())
    s = asyncio.shield(t)
    await asyncio.sleep(1)
    s.cancel()
    await asyncio.sleep(2)
    print(t.done(), s.cancelled(), repr(t.exception()))
asyncio.run(main())
