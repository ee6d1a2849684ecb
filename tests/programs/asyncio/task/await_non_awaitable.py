import asyncio
async def main():
    for value in (1, None, "x", [1]):
        try:
            await value
        except TypeError as e:
            print(e)
    def f():
        pass
    try:
        await f()
    except TypeError as e:
        print(e)
asyncio.run(main())
