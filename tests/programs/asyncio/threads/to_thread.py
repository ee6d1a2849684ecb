import asyncio, time
def work(n, *, label):
    print(label, "begins", time.monotonic())
    time.sleep(n)
    print(label, "ends", time.monotonic())
    return n
async def main():
    print(await asyncio.gather(asyncio.to_thread(work, 2, label="a"), asyncio.to_thread(work, 1, label="b"), asyncio.sleep(1.5, "s")))
    print(await asyncio.to_thread(lambda: "quick"))
asyncio.run(main())
