import asyncio, time
def work(n):
    time.sleep(n)
    print("worker", n, time.monotonic())
    return n
async def main():
    jobs = [asyncio.create_task(asyncio.to_thread(work, n)) for n in (1, 2, 3)]
    await asyncio.sleep(0)
    time.sleep(2)
    print("main slept", time.monotonic())
    print(await asyncio.gather(*jobs), time.monotonic())
asyncio.run(main())
