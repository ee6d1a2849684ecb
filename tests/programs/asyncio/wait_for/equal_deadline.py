import asyncio
async def f(n):
    await asyncio.sleep(n)
    return "made it"
async def main():
    for n in (1, 2):
        try:
            print(await asyncio.wait_for(f(n), 1))
        except TimeoutError:
            print("timeout", n)
    try:
        async with asyncio.timeout(1):
            print(await f(1))
    except TimeoutError:
        print("timeout")
asyncio.run(main())
