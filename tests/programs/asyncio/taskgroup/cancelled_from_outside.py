import asyncio
async def f(n):
    try:
        await asyncio.sleep(5)
    finally:
        print("child", n, "ends")
async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(f(1))
        tg.create_task(f(2))
async def main():
    t = asyncio.create_task(group())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("group cancelled")
asyncio.run(main())
