import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_exception(ValueError("v"))
    print(f)
    try:
        await f
    except ValueError as e:
        print(e, f.exception() is e)
    g = asyncio.Future()
    g.set_exception(KeyError)
    print(repr(g.exception()))
    h = asyncio.Future()
    try:
        h.set_exception(StopIteration)
    except TypeError as e:
        print(e)
    try:
        h.set_exception("text")
    except TypeError as e:
        print(e)
asyncio.run(main())
