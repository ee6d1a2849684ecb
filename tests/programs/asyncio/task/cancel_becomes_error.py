import asyncio
async def f():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("instead") from None
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(e, t.cancelled())
asyncio.run(main())
