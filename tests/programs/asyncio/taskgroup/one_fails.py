import asyncio
async def f(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise
    return n
async def fail():
    await asyncio.sleep(1)
    raise ValueError("boom")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f(0.5))
            tg.create_task(f(2))
            tg.create_task(fail())
            tg.create_task(f(3))
    except* ValueError as eg:
        print(repr(eg), eg.message, eg.exceptions)
asyncio.run(main())
