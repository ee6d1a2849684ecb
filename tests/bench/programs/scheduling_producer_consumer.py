"""Items through a bounded queue, from three producers to three consumers."""
import asyncio

ITEMS = 25_000


async def produce(queue):
    for item in range(ITEMS):
        await queue.put(item)


async def consume(queue, sums):
    while True:
        item = await queue.get()
        sums.append(item)
        queue.task_done()


async def main():
    queue, sums = asyncio.Queue(10), []
    consumers = [asyncio.create_task(consume(queue, sums)) for _ in range(3)]
    await asyncio.gather(*[produce(queue) for _ in range(3)])
    await queue.join()
    for task in consumers:
        task.cancel()
    print(len(sums), sum(sums))


asyncio.run(main())
