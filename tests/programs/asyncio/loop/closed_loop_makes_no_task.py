"""What is given to a loop that is closed: ensure_future closes the coroutine, others leave it to be warned of."""

import asyncio


async def tea():
    pass


def attempt(what, call):
    coro = tea()
    try:
        call(coro)
    except RuntimeError as error:
        print(what, error, coro.cr_frame is None)
    coro.close()


closed = asyncio.new_event_loop()
closed.close()
attempt("ensure_future", lambda coro: asyncio.ensure_future(coro, loop=closed))
attempt("create_task", closed.create_task)
attempt("run_until_complete", closed.run_until_complete)
attempt("run_coroutine_threadsafe", lambda coro: asyncio.run_coroutine_threadsafe(coro, closed))
asyncio.set_event_loop(closed)
attempt("gather", asyncio.gather)
attempt("shield", asyncio.shield)
try:
    asyncio.ensure_future(tea())
except RuntimeError as error:
    print("nobody is warned:", error)
