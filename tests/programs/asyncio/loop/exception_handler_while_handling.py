# The exception handler is called while the exception of a callback is being handled: sys.exc_info(), what the
# handler raises itself and logging.exception() know it. A future's that nobody asked for is not handled.
import asyncio
import logging
import sys
import traceback


def handler(loop, context):
    print(context["message"], repr(context.get("exception")), repr(sys.exc_info()[1]))
    if "loud" in str(context.get("exception")):
        raise TypeError("in the handler")


def printing(loop, context):
    traceback.print_exc()
    logging.exception("logged")


def bad(what):
    raise KeyError(what)


async def fails(what):
    raise KeyError(what)


async def unasked(what):
    task = asyncio.create_task(fails(what))
    await asyncio.sleep(0.5)


async def all_ways(loop, what):
    loop.call_soon(bad, what)
    loop.call_later(0.25, bad, what)
    future = loop.create_future()
    future.add_done_callback(bad)
    future.set_result(what)
    await asyncio.sleep(1)
    await unasked(what)
    try:
        raise OSError("around")
    except OSError:
        await unasked(what)
        loop.call_exception_handler({"message": "by hand"})
        loop.call_exception_handler({"message": "by hand", "exception": ValueError(what)})


async def late():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("loud")


async def main():
    loop = asyncio.get_running_loop()
    for called in handler, None:
        loop.set_exception_handler(called)
        await all_ways(loop, "quiet")
        await all_ways(loop, "loud")
    loop.set_exception_handler(printing)
    loop.call_soon(bad, "printed")
    await asyncio.sleep(0)
    loop.set_exception_handler(handler)
    task = asyncio.create_task(late())
    await asyncio.sleep(0)
    raise LookupError("main")


try:
    asyncio.run(main())
except LookupError as error:
    print(repr(error), repr(error.__context__))
