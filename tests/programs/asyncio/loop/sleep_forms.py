import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(0), await asyncio.sleep(1, "result"), await asyncio.sleep(delay=0.5, result=3))
    print(await asyncio.sleep(-5), loop.time(), await asyncio.sleep(True), loop.time())
    for bad in ("1", None, [1]):
        try:
            await asyncio.sleep(bad)
        except TypeError as e:
            print(e)
asyncio.run(main())
