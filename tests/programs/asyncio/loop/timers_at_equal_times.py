import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for n in range(20):
        loop.call_later(1, print, n)
    loop.call_at(1, print, "call_at")
    loop.call_later(0.5, loop.call_later, 0.5, print, "made at 0.5")
    await asyncio.sleep(1)
    print("main")
asyncio.run(main())
