import asyncio
async def f():
    pass
def g():
    yield
c = f()
print(asyncio.iscoroutine(c), asyncio.iscoroutine(f), asyncio.iscoroutine(g()), asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(g))
c.close()
print(asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED, asyncio.FIRST_EXCEPTION)
print(asyncio.TimeoutError is TimeoutError, asyncio.CancelledError.__mro__)
print(asyncio.InvalidStateError.__mro__[1].__name__, asyncio.QueueEmpty.__mro__[1].__name__, asyncio.exceptions.CancelledError is asyncio.CancelledError)
