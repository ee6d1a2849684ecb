import asyncio
async def f(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise
async def main():
    g = asyncio.gather(f(1), f(2))
    await asyncio.sleep(1)
    print(g.cancel(), g.done(), g.cancelled())
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather cancelled", repr(e), g.cancelled())
asyncio.run(main())
