import asyncio
async def main():
    try:
        asyncio.gather(1, 2)
    except TypeError as e:
        print(e)
    try:
        asyncio.gather(asyncio.sleep(0), loop=None)
    except TypeError as e:
        print(e)
asyncio.run(main())
