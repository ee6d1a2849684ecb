import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(5):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner")
    except TimeoutError:
        print("outer", loop.time())
    try:
        async with asyncio.timeout(5):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner", loop.time())
            await asyncio.sleep(1)
            print("outer goes on", loop.time())
    except TimeoutError:
        print("outer")
asyncio.run(main())
