import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 2):
            await asyncio.sleep(10)
    except TimeoutError:
        print(loop.time())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("at once", loop.time())
    async with asyncio.timeout(0):
        print("no await, no timeout")
asyncio.run(main())
