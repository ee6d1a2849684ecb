import asyncio
async def child(n, tg):
    print("child", n)
    await asyncio.sleep(1)
    if n < 3:
        tg.create_task(child(n + 1, tg))
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1, tg))
    print("end", asyncio.get_running_loop().time())
    try:
        c = child(9, tg)
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(" 0x")[0].split("<")[-1])
    c.close()
asyncio.run(main())
