import asyncio
async def f(n):
    return n
async def main():
    tasks = [asyncio.create_task(f(n)) for n in range(3)]
    await asyncio.sleep(0)
    done, pending = await asyncio.wait(tasks)
    print([t.result() for t in done], pending)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done))
asyncio.run(main())
