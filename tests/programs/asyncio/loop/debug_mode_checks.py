"""What a loop in debug mode refuses to call, from where, and what a cancelled handle still shows."""

import asyncio


async def coroutine():
    pass


async def attempt(what, call, *args):
    try:
        made = call(*args)
        if asyncio.isfuture(made) or asyncio.iscoroutine(made):
            made = await made
        print(what, "made", type(made).__name__)
    except (TypeError, RuntimeError) as error:
        print(what, type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    for callback in (coroutine, "no function"):
        await attempt("call_soon", loop.call_soon, callback)
        await attempt("call_later", loop.call_later, 1, callback)
        await attempt("call_at", loop.call_at, 1, callback)
        await attempt("call_soon_threadsafe", loop.call_soon_threadsafe, callback)
        await attempt("run_in_executor", loop.run_in_executor, None, callback)
    await attempt("in a thread, call_soon", asyncio.to_thread, loop.call_soon, print)
    await attempt("in a thread, call_later", asyncio.to_thread, loop.call_later, 1, print)
    await attempt("in a thread, call_soon_threadsafe", asyncio.to_thread, loop.call_soon_threadsafe, print)
    handle = loop.call_soon(print, "never")
    timer = loop.call_later(1, print, "never")
    for one in (handle, timer):
        print(one)
        one.cancel()
        print(one, one._callback, one._args)


asyncio.run(main(), debug=True)
