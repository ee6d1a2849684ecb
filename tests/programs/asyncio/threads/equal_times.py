import asyncio, time
def work(n):
    time.sleep(1)
    print("worker", n)
async def timer():
    await asyncio.sleep(1)
    print("timer")
async def main():
    await asyncio.gather(timer(), asyncio.to_thread(work, 1), asyncio.to_thread(work, 2), timer())
asyncio.run(main())
