# The result, the exception and the kept CancelledError of a future stand each by itself, whichever it ended with.
import asyncio


def show(word, future):
    print(word, future._state, future._result, repr(future._exception), future._cancel_message)


async def fail():
    raise ValueError("failed")


async def wait():
    await asyncio.sleep(5)


async def main():
    loop = asyncio.get_running_loop()
    for end in ("nothing", "result", "exception", "cancel"):
        future = loop.create_future()
        if end == "result":
            future.set_result([1])
        elif end == "exception":
            future.set_exception(KeyError("k"))
            future.exception()
        elif end == "cancel":
            future.cancel("enough")
        show(end, future)
        print(repr(future._make_cancelled_error()))
        show(end, future)
    for coro in (fail(), wait()):
        task = asyncio.create_task(coro)
        await asyncio.sleep(1)
        task.cancel("late")
        show(coro.__name__, task)
        for _ in range(2):
            try:
                await task
            except (ValueError, asyncio.CancelledError) as error:
                print(repr(error))
            show(coro.__name__, task)


asyncio.run(main())
