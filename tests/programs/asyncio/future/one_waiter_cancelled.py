import asyncio
async def waiter(n, f):
    try:
        await f
    except asyncio.CancelledError:
        print(n, "cancelled", f.cancelled())
        raise
async def main():
    f = asyncio.Future()
    a, b = [asyncio.create_task(waiter(n, f)) for n in "ab"]
    await asyncio.sleep(0)
    a.cancel()
    await asyncio.wait([a, b])
asyncio.run(main())
