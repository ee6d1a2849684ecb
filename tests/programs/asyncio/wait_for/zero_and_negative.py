import asyncio
async def f():
    print("ran")
    return 1
async def main():
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(f(), timeout))
        except asyncio.TimeoutError:
            print("timeout", timeout)
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    print(await asyncio.wait_for(t, 0))
asyncio.run(main())
