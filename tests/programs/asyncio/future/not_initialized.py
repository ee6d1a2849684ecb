"""A class that does not call Future.__init__: most of its methods say so."""

import asyncio


class Bare(asyncio.Future):
    def __init__(self):
        pass


class BareTask(asyncio.Task):
    def __init__(self):
        pass


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


async def main():
    bare = Bare()
    for name in ("result", "exception", "done", "cancelled", "get_loop", "cancel", "__await__"):
        attempt(name, getattr(bare, name))
    for name in ("_state", "_loop", "_callbacks", "_asyncio_future_blocking", "_cancel_message"):
        attempt(name, lambda: getattr(bare, name))
    attempt("repr", lambda: repr(bare))
    attempt("set_result", lambda: bare.set_result(1))
    attempt("add_done_callback", lambda: bare.add_done_callback(print))
    attempt("remove_done_callback", lambda: bare.remove_done_callback(print))
    for what, awaitable in (("itself", bare), ("wait_for", asyncio.wait_for(bare, 1))):
        try:
            await awaitable
        except RuntimeError as error:
            print(what, error)
    attempt("gather", lambda: asyncio.gather(bare))
    task = BareTask()
    for name in ("done", "cancelled", "get_name", "cancelling", "result", "get_loop"):
        attempt(name, getattr(task, name))
    attempt("repr", lambda: repr(task))


asyncio.run(main())
