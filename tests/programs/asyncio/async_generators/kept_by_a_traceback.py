"""SystemExit leaves run: a generator of its frames is still there when the loop closes generators."""
import asyncio


class Traced:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def count(n):
    for i in range(n):
        yield i
        await asyncio.sleep(1)


async def fails(name):
    traced = Traced(name)
    try:
        yield 1
    except KeyError as error:
        raise RuntimeError("wrapped") from error


async def throws(generator, error):
    try:
        await generator.athrow(error)
    except RuntimeError as other:
        if other is error:
            return
        raise


async def main():
    counting = count(9)
    async for i in counting:
        if i == 2:
            break
    await counting.aclose()
    failing = fails("of the generator")
    await anext(failing)
    try:
        await throws(failing, KeyError(1))
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__))
    failing = None
    print("after")
    raise SystemExit("bye")


asyncio.run(main())
