import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def work(n):
    print("start", n)
    time.sleep(n)
    return n * n
async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, work, 1))
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, work, n) for n in (3, 1, 2)]
        for done in asyncio.as_completed(jobs):
            print(await done, loop.time())
asyncio.run(main())
