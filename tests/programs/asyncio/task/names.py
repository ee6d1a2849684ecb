import asyncio
async def f():
    return asyncio.current_task().get_name()
async def main():
    print(await asyncio.gather(f(), f()))
    t = asyncio.create_task(f(), name="named")
    t2 = asyncio.create_task(f(), name=5)
    t3 = asyncio.create_task(f())
    t3.set_name("renamed")
    t4 = asyncio.create_task(f())
    t4.set_name(3.5)
    print(await t, await t2, await t3, await t4, t2.get_name(), t4.get_name())
    print(asyncio.current_task().get_name())
asyncio.run(main())
asyncio.run(main())
