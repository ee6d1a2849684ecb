import asyncio
async def fail(n, error):
    await asyncio.sleep(n)
    raise error
async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise KeyError("while cancelled")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(1, ValueError(1)))
            tg.create_task(fail(1, TypeError(2)))
            tg.create_task(stubborn())
    except ExceptionGroup as eg:
        print(eg, [repr(e) for e in eg.exceptions])
asyncio.run(main())
