import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError("bad")


async def work():
    await asyncio.sleep(2)
    print("worked")
    return "ok"


async def main():
    try:
        await asyncio.gather(fail(), work())
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(2)
    print(await asyncio.gather(fail(), work(), return_exceptions=True))


asyncio.run(main())
