import asyncio
async def f():
    await asyncio.sleep(1)
    return 1
async def main():
    t = asyncio.create_task(f())
    for call in (t.result, t.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    print(t.done(), t.cancelled())
    await t
    print(t.done(), t.cancelled(), t.result(), t.exception())
asyncio.run(main())
