import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for delay in (1e-9, 4e-10, 6e-10, 1.5e-9, 2.5e-9, 1e-12, 0.1 + 0.2, 0.3, 1 / 3):
        loop.call_later(delay, lambda d=delay: print(d, loop.time()))
    await asyncio.sleep(0.5)
    for _ in range(10):
        await asyncio.sleep(0.1)
    print(loop.time())
asyncio.run(main())
