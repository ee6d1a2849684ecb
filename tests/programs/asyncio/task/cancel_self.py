import asyncio
async def f():
    asyncio.current_task().cancel()
    print("still running until the next await")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("now")
        raise
async def g():
    asyncio.current_task().cancel()
    return "no await, no cancel"
async def main():
    print(await asyncio.gather(f(), return_exceptions=True))
    try:
        print(await asyncio.create_task(g()))
    except asyncio.CancelledError:
        print("cancelled")
asyncio.run(main())
