import asyncio
from contextlib import asynccontextmanager, aclosing, AsyncExitStack
@asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(1)
    try:
        yield name.upper()
    except KeyError as e:
        print("inside saw", e)
        raise
    finally:
        await asyncio.sleep(1)
        print("close", name)
async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")
async def main():
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    try:
        async with resource("c"):
            raise KeyError("k")
    except KeyError:
        print("propagated")
    async with aclosing(numbers()) as n:
        async for x in n:
            print(x)
            break
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource("d")))
        stack.push_async_callback(asyncio.sleep, 1)
        stack.callback(print, "callback")
    print(asyncio.get_running_loop().time())
asyncio.run(main())
