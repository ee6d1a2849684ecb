import asyncio
async def inner():
    await asyncio.sleep(2)
    print("inner finished")
    return 1
async def outer(t):
    try:
        await asyncio.shield(t)
    except asyncio.CancelledError:
        print("outer cancelled", t.done())
        raise
async def main():
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(1)
    o.cancel()
    await asyncio.wait([o])
    print(await t)
asyncio.run(main())
