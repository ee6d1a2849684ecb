import asyncio
async def f(n):
    for _ in range(n):
        await asyncio.sleep(1)
    return asyncio.get_running_loop().time()
a, b = asyncio.new_event_loop(), asyncio.new_event_loop()
print(a.run_until_complete(f(2)), b.run_until_complete(f(1)), a.run_until_complete(f(1)))
a.close()
b.close()
print(asyncio.run(f(1)))
