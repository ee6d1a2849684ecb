import asyncio
async def f(name):
    asyncio.current_task().set_name(name + " first")
    await asyncio.sleep(1)
    asyncio.current_task().set_name(name + " second")
    await asyncio.sleep(1)
async def main():
    await asyncio.gather(f("a"), f("b"))
asyncio.run(main())
