"""What a future has in its private attributes, before and after it is done."""

import asyncio
import contextvars

number = contextvars.ContextVar("number", default=0)


def told(future):
    print("told", future.result(), number.get())


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future._state, future._callbacks, future._result, future._exception)
    future.add_done_callback(told)
    number.set(5)
    future.add_done_callback(told, context=contextvars.copy_context())
    number.set(6)
    for callback, context in future._callbacks:
        print(callback is told, type(context).__name__, context.get(number))
    future._callbacks.clear()
    print(len(future._callbacks))
    future.set_result("done")
    print(future._state, future._callbacks, future._result)
    await asyncio.sleep(0)
    other = asyncio.get_running_loop().create_future()
    other._cancel_message = "ignored"
    print(other._cancel_message, other.cancel("given"), other._cancel_message, other._state)
    other._cancel_message = "changed"
    try:
        await other
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())
