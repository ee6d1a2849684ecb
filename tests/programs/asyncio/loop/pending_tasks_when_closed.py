import asyncio
async def f():
    await asyncio.sleep(10)
loop = asyncio.new_event_loop()
t = loop.create_task(f())
loop.run_until_complete(asyncio.sleep(1))
loop.close()
print(t.done())
