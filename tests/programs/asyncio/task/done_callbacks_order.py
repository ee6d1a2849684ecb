import asyncio
async def f():
    print("running")
    return 5
def cb(name):
    def call(t):
        print(name, t.result())
    return call
async def main():
    t = asyncio.create_task(f())
    first = cb("first")
    t.add_done_callback(first)
    t.add_done_callback(cb("second"))
    t.add_done_callback(first)
    print(t.remove_done_callback(first), t.remove_done_callback(first))
    t.add_done_callback(cb("third"))
    await t
    print("awaited")
    t.add_done_callback(cb("late"))
    print("added")
    await asyncio.sleep(0)
asyncio.run(main())
