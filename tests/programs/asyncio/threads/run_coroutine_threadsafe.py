import asyncio, time
async def double(n):
    await asyncio.sleep(1)
    return n * 2
async def main():
    loop = asyncio.get_running_loop()
    def work():
        future = asyncio.run_coroutine_threadsafe(double(4), loop)
        return future.result()
    print(await asyncio.to_thread(work), loop.time())
asyncio.run(main())
