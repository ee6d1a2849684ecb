import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(0.5)
            cm.reschedule(loop.time() + 2)
            await asyncio.sleep(1)
            print("still here", loop.time(), cm.when())
            cm.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("expired at", loop.time())
    try:
        cm.reschedule(9)
    except RuntimeError as e:
        print(e)
asyncio.run(main())
