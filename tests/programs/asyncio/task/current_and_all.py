import asyncio
async def f():
    await asyncio.sleep(1)
async def main():
    tasks = [asyncio.create_task(f(), name=f"n{n}") for n in range(3)]
    print(asyncio.current_task().get_name(), [t.get_name() for t in asyncio.all_tasks()])
    await tasks[0]
    print([t.get_name() for t in asyncio.all_tasks()])
    await asyncio.sleep(0)
    print([t.get_name() for t in asyncio.all_tasks()])
    print(asyncio.current_task(asyncio.get_running_loop()) is asyncio.current_task())
asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
try:
    asyncio.all_tasks()
except RuntimeError as e:
    print(e)
