"""At which line of the library a suspended sleep or wait_for is: it depends on what they were given."""
import asyncio


async def work():
    await asyncio.sleep(3)


async def main():
    given = asyncio.sleep(0), asyncio.sleep(1), asyncio.wait_for(work(), None), asyncio.wait_for(work(), 2)
    tasks = [asyncio.create_task(coro) for coro in given]
    for _ in range(2):
        for task in tasks:
            print(repr(task).partition(" wait_for=")[0])
        await asyncio.sleep(0)
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
