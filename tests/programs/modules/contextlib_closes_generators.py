# A generator of @contextmanager that yields twice is closed, and one that was closed by another hand says that
# it did not stop.
import asyncio
import contextlib


def ends(name):
    print(name, "ends")


@contextlib.contextmanager
def twice():
    with contextlib.ExitStack() as stack:
        stack.callback(ends, "twice")
        yield 1
        yield 2


@contextlib.contextmanager
def swallows():
    try:
        with contextlib.suppress(ValueError):
            yield 1
        yield 2
    finally:
        ends("swallows")


@contextlib.asynccontextmanager
async def waits():
    try:
        with contextlib.suppress(ValueError):
            yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        ends("waits")


@contextlib.asynccontextmanager
async def once():
    try:
        yield 1
    finally:
        await asyncio.sleep(1)
        ends("once")


async def use(manager, error):
    try:
        async with manager:
            await asyncio.sleep(2)
            if error:
                raise error
        print("left")
    except Exception as caught:
        print(repr(caught), repr(caught.__context__))


async def main():
    for error in None, ValueError(1):
        for manager in twice(), swallows():
            try:
                with manager:
                    if error:
                        raise error
            except Exception as caught:
                print(repr(caught), repr(caught.__context__))
        await use(waits(), error)
        manager = once()
        task = asyncio.create_task(use(manager, error))
        await asyncio.sleep(0)
        await manager.gen.aclose()
        await task


asyncio.run(main())
