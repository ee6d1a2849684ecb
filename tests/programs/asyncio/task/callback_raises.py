import asyncio
async def f():
    return 1
def bad(t):
    raise ZeroDivisionError("in callback")
async def main():
    t = asyncio.create_task(f())
    t.add_done_callback(bad)
    t.add_done_callback(lambda t: print("good still runs"))
    await t
    await asyncio.sleep(0)
    print("end")
asyncio.run(main())
