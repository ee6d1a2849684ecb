import asyncio
async def f():
    await asyncio.sleep(10)
async def main():
    a, b = asyncio.create_task(f()), asyncio.create_task(f())
    asyncio.get_running_loop().call_later(1, a.cancel)
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError:
        print("a child was cancelled", a.cancelled(), b.done())
    c = asyncio.create_task(f())
    asyncio.get_running_loop().call_later(1, c.cancel)
    print([type(x).__name__ for x in await asyncio.gather(c, asyncio.sleep(2, "x"), return_exceptions=True)])
asyncio.run(main())
