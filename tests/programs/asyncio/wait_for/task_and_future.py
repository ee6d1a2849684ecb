import asyncio
async def main():
    fut = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(fut, 1)
    except TimeoutError:
        print(fut.cancelled())
    t = asyncio.create_task(asyncio.sleep(1, "x"))
    print(await asyncio.wait_for(asyncio.shield(t), 2))
asyncio.run(main())
