# An exception that is thrown through a coroutine which handles another one forgets the frames that it passed
# since it was caught last, as it does in CPython.
import asyncio, traceback, sys
async def g():
    try:
        yield 1
    finally:
        await asyncio.sleep(3)
async def inner(n):
    a = g()
    if n < 2:
        await anext(a)
        await a.aclose()
    elif n < 4:
        await asyncio.sleep(3)
    elif n < 6:
        await asyncio.get_running_loop().create_future()
    else:
        await anext(a)
        async for x in a: pass
async def middle(n):
    await inner(n)
async def worried(n):
    try:
        raise LookupError("worried")
    except LookupError:
        if n % 2:
            return await inner(n)
        else:
            await middle(n)
async def main():
    for n in range(8):
        t = asyncio.create_task(worried(n))
        await asyncio.sleep(1)
        t.cancel()
        try:
            await t
        except asyncio.CancelledError as e:
            names = [row.name for row in traceback.extract_tb(e.__traceback__) if row.name != "sleep"]
            print(n, names, repr(e.__context__))


asyncio.run(main())
