import asyncio
async def main():
    lock = asyncio.Lock()
    async with lock:
        print("once")
        async with lock:
            print("twice")
asyncio.run(main())
