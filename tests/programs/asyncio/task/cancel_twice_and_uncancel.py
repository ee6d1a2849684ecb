import asyncio
async def f():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        t = asyncio.current_task()
        print(t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())
    await asyncio.sleep(1)
    return "survived"
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    print(t.cancel(), t.cancel(), t.cancelling())
    try:
        print(await t)
    except asyncio.CancelledError:
        print("gone")
asyncio.run(main())
