import asyncio
async def f():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("child cancelled")
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f())
            await asyncio.sleep(1)
            raise LookupError("body")
    except* LookupError as eg:
        print(eg.exceptions)
asyncio.run(main())
