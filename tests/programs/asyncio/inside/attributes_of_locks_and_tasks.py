# Underscore names of locks, tasks and futures that programs look at.
import asyncio
async def waiter(x): 
    async with x: await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    t1 = asyncio.create_task(waiter(lock)); t2 = asyncio.create_task(waiter(lock))
    await asyncio.sleep(0.1)
    print(lock._locked, len(lock._waiters), list(lock._waiters)[0].done())
    s = asyncio.Semaphore(2); await s.acquire()
    print(s._value, s._waiters)
    b = asyncio.BoundedSemaphore(2); print(b._value, b._bound_value)
    e = asyncio.Event(); print(e._value, len(e._waiters)); e.set(); print(e._value)
    c = asyncio.Condition(); print(type(c._lock), len(c._waiters), c._lock.locked()); await c.acquire(); print(c._lock.locked())
    c2 = asyncio.Condition(lock); print(c2._lock is lock)
    bar = asyncio.Barrier(2); print(bar._parties, bar._count)
    print(t1._state, t1._coro.__name__, t1._must_cancel, t1._fut_waiter is not None, t1._loop is asyncio.get_running_loop(), t1._log_destroy_pending)
    f = asyncio.get_running_loop().create_future(); print(f._state, f._result, f._exception, f._loop is t1._loop, f._asyncio_future_blocking, f._source_traceback, f._cancel_message, f._log_traceback)
    await asyncio.gather(t1, t2); print(t1._state, t1._result)
asyncio.run(main())
