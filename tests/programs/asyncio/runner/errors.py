import asyncio
def not_a_coroutine():
    pass
try:
    asyncio.run(not_a_coroutine())
except ValueError as e:
    print(e)
async def fails():
    raise OSError("disk on fire")
try:
    asyncio.run(fails())
except OSError as e:
    print(repr(e))
