import asyncio


async def main():
    task = asyncio.current_task()
    print("printed before")
    asyncio.Future.set_result(task, "spam")


asyncio.run(main())
