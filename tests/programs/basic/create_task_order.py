import asyncio


async def child(name):
    print(name, "runs")
    await asyncio.sleep(0)
    print(name, "runs again")


async def main():
    first = asyncio.create_task(child("first"))
    second = asyncio.create_task(child("second"))
    print("created")
    await second
    print("second is over")
    await first


asyncio.run(main())
