import asyncio
async def inner():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("inner")
        raise
async def outer(t):
    try:
        await t
    except asyncio.CancelledError:
        print("outer")
        raise
async def main():
    i = asyncio.create_task(inner())
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(1)
    o.cancel()
    await asyncio.wait([o, i])
    print(i.cancelled(), o.cancelled())
asyncio.run(main())
