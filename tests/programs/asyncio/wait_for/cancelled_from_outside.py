import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise
async def outer():
    try:
        await asyncio.wait_for(f(), 5)
    except asyncio.CancelledError:
        print("outer cancelled")
        raise
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(1)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
asyncio.run(main())
