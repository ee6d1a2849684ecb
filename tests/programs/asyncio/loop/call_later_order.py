import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for delay in (2, 1, 1, 0, 0.5, -1):
        loop.call_later(delay, lambda d=delay: print(d, "at", loop.time()))
    await asyncio.sleep(1)
    print("main at", loop.time())
    await asyncio.sleep(2)
asyncio.run(main())
