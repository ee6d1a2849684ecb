import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    await t
    print(t.cancel(), t.cancelled(), t.done())
asyncio.run(main())
