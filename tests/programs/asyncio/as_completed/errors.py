import asyncio
async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n
async def main():
    for c in asyncio.as_completed([f(n) for n in (1, 2, 3)]):
        try:
            print(await c)
        except ValueError as e:
            print("error", e)
    try:
        asyncio.as_completed(f(1))
    except TypeError as e:
        print(type(e).__name__)
    for c in asyncio.as_completed([]):
        print("never")
asyncio.run(main())
