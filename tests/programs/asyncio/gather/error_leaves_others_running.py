import asyncio
async def fail(d):
    await asyncio.sleep(d)
    raise KeyError(d)
async def ok(d):
    await asyncio.sleep(d)
    print("ok", d)
async def main():
    try:
        await asyncio.gather(ok(3), fail(1), fail(2))
    except KeyError as e:
        print("first error", e)
    await asyncio.sleep(5)
asyncio.run(main())
