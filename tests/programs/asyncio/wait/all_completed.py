import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n
async def main():
    tasks = [asyncio.create_task(f(n), name=f"t{n}") for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks)
    print([t.get_name() for t in done], pending)
asyncio.run(main())
