import asyncio
async def f():
    try:
        await asyncio.sleep(5)
    finally:
        print("cleanup begins")
        await asyncio.sleep(1)
        print("cleanup ends")
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t, asyncio.get_running_loop().time())
asyncio.run(main())
