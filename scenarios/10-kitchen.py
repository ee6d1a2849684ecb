"""Waiters bring orders, cooks prepare them, and a queue stands between them.

Watch the queue: it has three places. When it is full, the waiter waits; when it is empty, the
cooks do. join() returns when the last dish is done, not when the queue is empty.
"""
import asyncio


async def waiter(name, orders, dishes):
    for dish in dishes:
        await orders.put(dish)
        print(f"{name} ordered {dish}")
        await asyncio.sleep(0.2)


async def cook(name, orders):
    while True:
        dish = await orders.get()
        print(f"{name} begins {dish}")
        await asyncio.sleep(1)
        print(f"{name} finished {dish}")
        orders.task_done()


async def main():
    orders = asyncio.Queue(maxsize=3)
    cooks = [
        asyncio.create_task(cook("Ada", orders), name="Ada"),
        asyncio.create_task(cook("Bob", orders), name="Bob"),
    ]
    await asyncio.gather(
        waiter("Eve", orders, ["soup", "salad", "pasta", "fish"]),
        waiter("Max", orders, ["pizza", "curry", "cake"]),
    )
    print("no more orders")
    await orders.join()
    print("the kitchen is done")
    for task in cooks:
        task.cancel()
    await asyncio.gather(*cooks, return_exceptions=True)


asyncio.run(main())
