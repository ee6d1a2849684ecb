# asyncio.staggered.
import asyncio, functools
from asyncio.staggered import staggered_race
async def c(n, fail):
    await asyncio.sleep(n)
    if fail: raise ValueError(n)
    return n
async def main():
    r = await staggered_race([functools.partial(c, 1, True), functools.partial(c, 3, False), functools.partial(c, .5, False)], 2)
    print(r, asyncio.get_running_loop().time())
    r = await staggered_race([functools.partial(c, 1, True), functools.partial(c, 2, True)], None)
    print(r)
    r = await staggered_race([], None); print(r)
asyncio.run(main())
