import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise
async def main():
    try:
        await asyncio.wait_for(f(), 1)
    except asyncio.TimeoutError as e:
        print(type(e).__name__, repr(e), repr(e.__cause__), asyncio.get_running_loop().time())
asyncio.run(main())
