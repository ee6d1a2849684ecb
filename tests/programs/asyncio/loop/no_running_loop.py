import asyncio
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
async def f():
    pass
c = f()
try:
    asyncio.create_task(c)
except RuntimeError as e:
    print(e)
c.close()
try:
    asyncio.run(f)
except ValueError as e:
    print(str(e).split("<")[0])
