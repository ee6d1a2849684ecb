import asyncio
async def count(n):
    for i in range(n):
        await asyncio.sleep(1)
        yield i
async def main():
    async for i in count(3):
        print(i, asyncio.get_running_loop().time())
    print([i async for i in count(3)], [i * 2 async for i in count(2)])
asyncio.run(main())
