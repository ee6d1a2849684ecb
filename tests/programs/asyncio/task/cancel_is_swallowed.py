import asyncio
async def stubborn():
    for n in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("ignored", n)
    return "done anyway"
async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0.5)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling())
asyncio.run(main())
