import asyncio
async def main():
    for make in ("with", "for"):
        try:
            if make == "with":
                async with 5:
                    pass
            else:
                async for x in [1]:
                    pass
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    try:
        with asyncio.timeout(1):
            pass
    except TypeError as e:
        print(e)
asyncio.run(main())
