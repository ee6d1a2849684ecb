import asyncio


async def main():
    print("before")
    await asyncio.sleep(1)
    print("after", asyncio.get_running_loop().time())


asyncio.run(main())
