import asyncio
async def f():
    raise RuntimeError("lonely")
async def main():
    asyncio.create_task(f())
    await asyncio.sleep(1)
    print("main done")
asyncio.run(main())
