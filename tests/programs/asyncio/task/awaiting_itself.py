import asyncio
async def f():
    await asyncio.current_task()
async def main():
    t = asyncio.create_task(f())
    try:
        await t
    except RuntimeError as e:
        print(type(e).__name__, "awaiting itself" in str(e) or "itself" in str(e))
asyncio.run(main())
