import asyncio
async def main():
    f = asyncio.Future()
    f.set_exception(ValueError("unseen"))
    del f
    await asyncio.sleep(0)
    print("end")
asyncio.run(main())
