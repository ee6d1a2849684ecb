import asyncio
async def boom():
    await asyncio.sleep(1)
    raise KeyboardInterrupt
async def f():
    try:
        await asyncio.sleep(5)
    finally:
        print("f ends")
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(f())
        tg.create_task(boom())
asyncio.run(main())
