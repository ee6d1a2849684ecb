import asyncio
async def f(n):
    await asyncio.sleep(1)
    return n
async def main():
    tasks = [asyncio.create_task(f(n)) for n in range(4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
asyncio.run(main())
