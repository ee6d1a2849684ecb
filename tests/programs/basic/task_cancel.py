import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("main knows", task.cancelled(), task.done())


asyncio.run(main())
