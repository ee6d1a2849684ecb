import asyncio
async def f():
    await asyncio.sleep(1)
    return [1]
async def g():
    raise ValueError("v")
def cb(t):
    pass
async def main():
    t = asyncio.create_task(f())
    print(t)
    await asyncio.sleep(0)
    print(t)
    t.add_done_callback(cb)
    print(t)
    t.add_done_callback(print)
    print(t)
    t.remove_done_callback(print)
    await t
    print(t)
    e = asyncio.create_task(g(), name="failing")
    await asyncio.wait([e])
    print(e)
    e.exception()
    c = asyncio.create_task(f())
    c.cancel()
    print(c)
    await asyncio.wait([c])
    print(c)
    print(asyncio.current_task())
asyncio.run(main())
