import asyncio
async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n
async def main():
    tasks = [asyncio.create_task(f(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for t in done:
        print(t.exception() and repr(t.exception()) or t.result())
    print(len(pending))
asyncio.run(main())
