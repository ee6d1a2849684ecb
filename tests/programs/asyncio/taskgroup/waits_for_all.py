import asyncio
async def f(n):
    await asyncio.sleep(n)
    print(n)
    return n
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(f(2))
        b = tg.create_task(f(1), name="b")
        print("body ends", tg)
    print(a.result(), b.result(), b.get_name(), asyncio.get_running_loop().time())
asyncio.run(main())
