import asyncio
async def f():
    await asyncio.sleep(1)
    raise LookupError("nothing")
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(2)
    print(repr(t.exception()))
    for _ in range(2):
        try:
            await t
        except LookupError as e:
            print("caught", e, e is t.exception())
    try:
        t.result()
    except LookupError as e:
        print("result too")
asyncio.run(main())
