import asyncio
loop = asyncio.new_event_loop()
f = loop.create_future()
loop.call_later(1, f.set_result, "r")
print(loop.run_until_complete(f), loop.time())
loop.close()
try:
    asyncio.Future()
except Exception as e:
    print(type(e).__name__)
