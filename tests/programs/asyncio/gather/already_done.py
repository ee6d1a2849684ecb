import asyncio
async def f():
    return 1
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(1)
    print(t.done(), await asyncio.gather(t, f()))
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError("set"))
    try:
        await asyncio.gather(fut, f())
    except ValueError as e:
        print(e)
asyncio.run(main())
