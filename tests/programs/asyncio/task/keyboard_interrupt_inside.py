import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    finally:
        print("f cleaned up")
async def main():
    asyncio.create_task(f())
    await asyncio.sleep(1)
    raise KeyboardInterrupt
asyncio.run(main())
