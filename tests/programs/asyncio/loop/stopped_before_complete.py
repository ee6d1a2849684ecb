import asyncio
async def f():
    await asyncio.sleep(10)
loop = asyncio.new_event_loop()
loop.call_later(1, loop.stop)
t = loop.create_task(f())
try:
    loop.run_until_complete(t)
except RuntimeError as e:
    print(e)
t.cancel()
print(loop.run_until_complete(asyncio.wait([t]))[0] == {t}, t.cancelled())
loop.close()
