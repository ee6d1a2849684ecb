import asyncio
async def left(n):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled", n)
        if n == 1:
            raise ValueError("while cancelling")
        raise
async def main():
    for n in range(3):
        asyncio.create_task(left(n))
    await asyncio.sleep(1)
    print("main ends")
asyncio.run(main())
print("after run")
