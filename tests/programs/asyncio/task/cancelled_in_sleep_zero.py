import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0, ["never given"]))
    await asyncio.sleep(0)
    task.cancel("in its only turn")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
