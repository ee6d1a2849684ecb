import asyncio
async def main():
    sem = asyncio.Semaphore(0)
    asyncio.get_running_loop().call_later(1, sem.release)
    print(await sem.acquire(), asyncio.get_running_loop().time(), sem.locked())
    sem.release()
    sem.release()
    print(await sem.acquire(), await sem.acquire(), sem.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        pass
    try:
        bounded.release()
    except ValueError as e:
        print(e)
asyncio.run(main())
