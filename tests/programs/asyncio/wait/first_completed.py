import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n
async def main():
    tasks = {asyncio.create_task(f(n), name=f"t{n}") for n in (3, 1, 2)}
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        print([t.get_name() for t in done], [t.get_name() for t in tasks], asyncio.get_running_loop().time())
asyncio.run(main())
