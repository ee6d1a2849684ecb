import asyncio
async def main():
    async with asyncio.timeout(3) as cm:
        await asyncio.sleep(1)
    print(cm.expired(), cm, asyncio.get_running_loop().time())
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(1)
    print(cm.when(), cm)
asyncio.run(main())
