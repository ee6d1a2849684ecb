import asyncio
async def f(n):
    await asyncio.sleep(n)
    return asyncio.get_running_loop().time()
with asyncio.Runner() as runner:
    print(runner.run(f(1)), runner.run(f(2)))
    loop = runner.get_loop()
    print(loop.is_closed())
print(loop.is_closed())
try:
    c = f(1)
    runner.run(c)
except RuntimeError as e:
    print(e)
c.close()
