import asyncio
async def g():
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(1)
    finally:
        print("cleanup")
async def main():
    async for i in g():
        if i == 2:
            break
    print("after break")
    await asyncio.sleep(1)
    print("main ends")
asyncio.run(main())
