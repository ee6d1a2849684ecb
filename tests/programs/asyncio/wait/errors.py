import asyncio
async def f():
    pass
async def main():
    for args, kwargs in (([[]], {}), ([f], {}), ([asyncio.ensure_future(f())], {}), ([[asyncio.ensure_future(f())]], {"return_when": "never"})):
        try:
            await asyncio.wait(*args, **kwargs)
        except Exception as e:
            print(type(e).__name__, e)
    c = f()
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
asyncio.run(main())
