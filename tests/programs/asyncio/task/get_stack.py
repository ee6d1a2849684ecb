import asyncio
async def inner():
    await asyncio.sleep(1)
async def f():
    await inner()
async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    print(len(t.get_stack()), [frame.f_lineno for frame in t.get_stack()])
    t.print_stack()
    await t
    print(t.get_stack())
asyncio.run(main())
