import asyncio
async def f(n):
    try:
        await asyncio.sleep(10)
    finally:
        print(n, "finally")
async def outer():
    await asyncio.gather(f(1), f(2), return_exceptions=True)
    print("not reached")
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(1)
    t.cancel("stop it")
    try:
        await t
    except asyncio.CancelledError as e:
        print("outer", e.args)
asyncio.run(main())
