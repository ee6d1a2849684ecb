import asyncio
async def f():
    await asyncio.sleep(5)
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel("my reason")
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), e.args)
    u = asyncio.create_task(f())
    u.cancel(msg="early")
    try:
        await u
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        u.result()
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        u.exception()
    except asyncio.CancelledError as e:
        print(repr(e))
asyncio.run(main())
