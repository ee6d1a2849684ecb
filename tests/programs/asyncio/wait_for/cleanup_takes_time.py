import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(3)
        print("cleaned")
async def main():
    try:
        await asyncio.wait_for(f(), 1)
    except TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())
asyncio.run(main())
