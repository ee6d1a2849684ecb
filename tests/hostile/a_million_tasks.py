# run --max-memory 0 -> 0: 1000000 done
# run --max-memory 64 -> 1: MemoryError
# run --max-memory 8 -> 1: MemoryError
# trace --stats -> 0: events
import asyncio


async def work():
    await asyncio.sleep(1)
    return 1


async def main():
    tasks = [asyncio.create_task(work()) for _ in range(1000000)]
    print(sum(await asyncio.gather(*tasks)), "done")


asyncio.run(main())
