import asyncio


async def forever():
    try:
        while True:
            print("still here")
            await asyncio.sleep(1)
    finally:
        print("asked to stop")


async def main():
    task = asyncio.create_task(forever())
    await asyncio.sleep(2.5)
    print("main ends", task.done())


asyncio.run(main())
