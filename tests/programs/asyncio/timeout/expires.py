import asyncio
async def main():
    try:
        async with asyncio.timeout(1) as cm:
            print(cm.when(), cm.expired(), cm)
            await asyncio.sleep(5)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), cm.expired(), cm)
asyncio.run(main())
