import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    loop.call_soon(print, "soon 2")
    handle = loop.call_soon(print, "never")
    handle.cancel()
    print(handle.cancelled(), "main first")
    await asyncio.sleep(0)
    print("main again")
asyncio.run(main())
