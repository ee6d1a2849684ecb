"""Two tasks that take turns with sleep(0)."""
import asyncio


async def player(turns):
    for _ in range(turns):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(player(120_000), player(120_000))
    print("done")


asyncio.run(main())
