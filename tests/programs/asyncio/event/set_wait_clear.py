import asyncio
async def waiter(n, event):
    print(n, await event.wait())
async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in range(3)]
    await asyncio.sleep(1)
    print(event.is_set())
    event.set()
    event.clear()
    print(event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    print(await event.wait(), event.is_set())
asyncio.run(main())
