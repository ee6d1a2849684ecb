# In debug mode a task of a group says that the group has made it.
import asyncio, contextvars, time
async def work(n):
    time.sleep(0.25)
    return n
async def main():
    async with asyncio.TaskGroup() as group:
        print(group.create_task(work(1)))
        print(group.create_task(work(2), name="two", context=contextvars.copy_context()))
    print(asyncio.create_task(work(3)))
    await asyncio.sleep(1)
asyncio.run(main(), debug=True)
