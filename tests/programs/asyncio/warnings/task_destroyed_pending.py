import asyncio
async def f():
    await asyncio.get_running_loop().create_future()
loop = asyncio.new_event_loop()
t = loop.create_task(f())
loop.run_until_complete(asyncio.sleep(0))
loop.close()
del t
import gc
gc.collect()
print("end")
