"""Two hundred tasks and one lock."""
import asyncio


async def worker(lock, shared):
    for _ in range(150):
        async with lock:
            shared[0] += 1
            await asyncio.sleep(0)


async def main():
    lock, shared = asyncio.Lock(), [0]
    await asyncio.gather(*[worker(lock, shared) for _ in range(200)])
    print(shared[0])


asyncio.run(main())
