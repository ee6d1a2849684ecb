"""What asyncio says of wrong arguments: `loop=`, which old programs give, and others."""

import asyncio


async def nothing():
    pass


def attempt(what, call):
    try:
        made = call()
    except Exception as error:
        print(f"{what}: {type(error).__name__}: {error}")
    else:
        print(f"{what}: {type(made).__name__}")


async def main():
    loop = asyncio.get_running_loop()
    for kind in (asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore,
                 asyncio.BoundedSemaphore, asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue,
                 asyncio.TaskGroup, asyncio.Runner, asyncio.Barrier):
        attempt(f"{kind.__name__}(loop=…)", lambda: kind(loop=loop))
        attempt(f"{kind.__name__}(1, 2, 3, 4)", lambda: kind(1, 2, 3, 4))
    attempt("sleep", lambda: asyncio.sleep(0, loop=loop))
    attempt("gather", lambda: asyncio.gather(loop=loop))
    attempt("wait", lambda: asyncio.wait([], loop=loop))
    attempt("wait_for", lambda: asyncio.wait_for(None, 1, loop=loop))
    attempt("shield", lambda: asyncio.shield(None, loop=loop))
    attempt("as_completed", lambda: asyncio.as_completed([], loop=loop))
    attempt("run", lambda: asyncio.run(None, loop=loop))
    coro = nothing()
    attempt("create_task", lambda: asyncio.create_task(coro, loop=loop))
    attempt("create_task", lambda: asyncio.create_task(coro, "name"))
    attempt("create_task", lambda: loop.create_task(coro, "name"))
    coro.close()
    attempt("create_task", asyncio.create_task)
    attempt("ensure_future", asyncio.ensure_future)
    attempt("new_event_loop", lambda: asyncio.new_event_loop(1))
    attempt("set_event_loop", asyncio.set_event_loop)
    attempt("iscoroutine", asyncio.iscoroutine)
    attempt("isfuture", asyncio.isfuture)
    attempt("Queue.get", lambda: asyncio.Queue().get(timeout=1))
    attempt("Queue.put", lambda: asyncio.Queue().put())
    attempt("Lock.acquire", lambda: asyncio.Lock().acquire(timeout=1))
    attempt("Event.wait", lambda: asyncio.Event().wait(timeout=1))
    attempt("call_soon", lambda: loop.call_soon(print, end=""))
    attempt("call_later", lambda: loop.call_later(1))
    attempt("set_task_factory", lambda: loop.set_task_factory(1))
    attempt("set_exception_handler", lambda: loop.set_exception_handler(1))
    attempt("Task.cancel", lambda: asyncio.current_task().cancel(1, 2))
    attempt("Future.cancel", lambda: loop.create_future().cancel(message=1))


asyncio.run(main())
