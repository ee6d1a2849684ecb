import asyncio
async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    print("done", n)
async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(f(1))
            outer.create_task(f(4))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(f(2))
                inner.create_task(f(3))
    except ExceptionGroup as eg:
        print(repr(eg))
asyncio.run(main())
