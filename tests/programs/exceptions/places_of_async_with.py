import asyncio
class C:
    async def __aenter__(self): return self
    async def __aexit__(self, *a):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError(2)
        raise ValueError(1)
async def f():
    async with C() as c:
        pass
async def g():
    async with C() as c: pass
async def h():
    async with C() as c: await asyncio.sleep(100)
async def it():
    async for i in agen():
        pass
async def it2():
    return [i async for i in agen()]
async def agen():
    yield 1
    try:
        await asyncio.sleep(1)
    finally:
        raise KeyError(1)
async def main():
    import traceback
    for x in f, g, h, it, it2:
        for c in 0, .1, 1.1:
            t = asyncio.create_task(x())
            if c: asyncio.get_running_loop().call_later(c, t.cancel)
            try: await t
            except Exception as e: traceback.print_exc()
asyncio.run(main())
