import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "late value"
async def g():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("late error")
async def main():
    for c in (f, g):
        try:
            print(await asyncio.wait_for(c(), 1))
        except Exception as e:
            print(type(e).__name__, e)
asyncio.run(main())
