import asyncio
async def f():
    pass
async def main():
    tg = asyncio.TaskGroup()
    c = f()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split("<")[0], str(e).split(">")[-1])
    c.close()
    async with tg:
        pass
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print("RuntimeError")
asyncio.run(main())
