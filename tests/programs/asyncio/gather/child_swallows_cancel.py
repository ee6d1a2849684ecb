import asyncio
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "no"
async def main():
    g = asyncio.gather(stubborn(), stubborn())
    await asyncio.sleep(0)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError:
        print("cancelled all the same")
asyncio.run(main())
