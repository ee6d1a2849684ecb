import asyncio
async def f():
    return asyncio.current_task().get_name()
def factory(loop, coro, **kwargs):
    print("factory", coro.__name__, kwargs)
    return asyncio.Task(coro, loop=loop, **kwargs)
async def main():
    loop = asyncio.get_running_loop()
    print(await loop.create_task(f(), name="x"))
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(await loop.create_task(f()))
    print(await asyncio.gather(f()))
asyncio.run(main())
