import asyncio
async def f():
    return 1
class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaited"
async def main():
    t = asyncio.ensure_future(f())
    print(asyncio.isfuture(t), asyncio.isfuture(f), asyncio.ensure_future(t) is t)
    print(await t, await asyncio.ensure_future(Awaitable()), await Awaitable())
    try:
        asyncio.ensure_future(3)
    except TypeError as e:
        print(e)
asyncio.run(main())
