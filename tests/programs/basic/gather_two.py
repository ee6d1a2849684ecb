import asyncio


async def call(name, seconds):
    print(name, "started")
    await asyncio.sleep(seconds)
    print(name, "finished")
    return name.upper()


async def main():
    print(await asyncio.gather(call("a", 2), call("b", 1)))


asyncio.run(main())
