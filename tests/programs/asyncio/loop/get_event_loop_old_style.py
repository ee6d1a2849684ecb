import asyncio
async def f():
    await asyncio.sleep(1)
    print("old style")
loop = asyncio.get_event_loop()
loop.run_until_complete(f())
print(loop.run_until_complete(asyncio.gather(f(), f())))
loop.close()
