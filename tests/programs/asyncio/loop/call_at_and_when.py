import asyncio
async def main():
    loop = asyncio.get_running_loop()
    h = loop.call_at(2.5, print, "at 2.5")
    print(h.when(), h.cancelled())
    g = loop.call_later(0.1, print, "cancelled")
    print(g.when())
    g.cancel()
    print(g.cancelled())
    g.cancel()
    await asyncio.sleep(3)
    print(loop.time())
asyncio.run(main())
