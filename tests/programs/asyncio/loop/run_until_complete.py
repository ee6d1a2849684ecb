import asyncio
async def f(n):
    await asyncio.sleep(n)
    return n
loop = asyncio.new_event_loop()
print(loop.run_until_complete(f(1)), loop.time(), loop.is_running(), loop.is_closed())
print(loop.run_until_complete(f(2)), loop.time())
loop.close()
print(loop.is_closed())
try:
    c = f(1)
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
c.close()
loop.close()
