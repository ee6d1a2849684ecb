import asyncio
async def f():
    print("f")
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)
    print("f ends")
loop = asyncio.new_event_loop()
t = loop.create_task(f())
loop.run_forever()
print(t.done())
loop.run_until_complete(t)
print(t.done(), loop.time())
loop.close()
