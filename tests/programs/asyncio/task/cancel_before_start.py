import asyncio
async def f():
    print("never printed")
async def main():
    t = asyncio.create_task(f())
    print(t.cancel(), t.cancelling(), t.cancelled())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())
asyncio.run(main())
