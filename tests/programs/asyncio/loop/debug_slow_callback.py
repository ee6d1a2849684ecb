import asyncio
import time
async def f():
    time.sleep(0.5)
async def main():
    await f()
    await asyncio.sleep(0)
    time.sleep(0.05)
asyncio.run(main(), debug=True)
