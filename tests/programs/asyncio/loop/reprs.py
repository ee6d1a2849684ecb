import asyncio
def cb(a, b=1):
    pass
async def main():
    loop = asyncio.get_running_loop()
    print(loop)
    print(loop.call_soon(cb, 1))
    print(loop.call_later(5, cb, "x"))
    h = loop.call_soon(print, 1, "two")
    print(h)
    h.cancel()
    print(h)
    print(type(loop).__name__, loop.get_debug())
    await asyncio.sleep(0)
asyncio.run(main())
