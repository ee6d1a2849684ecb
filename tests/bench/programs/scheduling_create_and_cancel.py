"""Tasks that are made, begin, and are cancelled."""
import asyncio


async def wait_long():
    await asyncio.sleep(1000)


async def main():
    cancelled = 0
    for _ in range(100):
        tasks = [asyncio.create_task(wait_long()) for _ in range(300)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        cancelled += sum(task.cancelled() for task in tasks)
    print(cancelled)


asyncio.run(main())
