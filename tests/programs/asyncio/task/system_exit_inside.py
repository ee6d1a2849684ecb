import asyncio
async def f():
    await asyncio.sleep(1)
    raise SystemExit(3)
async def main():
    asyncio.create_task(f())
    await asyncio.sleep(5)
    print("not reached")
asyncio.run(main())
