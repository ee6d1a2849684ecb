import asyncio
async def main():
    print("see you")
    await asyncio.sleep(1000000)
    print("never")
asyncio.run(main())
