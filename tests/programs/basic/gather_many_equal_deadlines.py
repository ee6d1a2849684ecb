import asyncio


async def worker(n):
    for step in range(3):
        print(n, step)
        await asyncio.sleep(1)
    return n


async def main():
    results = await asyncio.gather(*[worker(n) for n in range(4)])
    print(results)


asyncio.run(main())
