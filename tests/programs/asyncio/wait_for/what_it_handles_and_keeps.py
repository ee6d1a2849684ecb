# wait_for handles the cancellation while it waits for what it has cancelled: what is raised meanwhile has that as
# its context. And what it waited for lives as long as the exception that left it.
import asyncio
import gc


def show(title, error):
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(title, " < ".join(chain))


def handler(loop, context):
    print("told", context["message"])


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise KeyError("stubborn")


async def waits(awaitable):
    await asyncio.wait_for(awaitable, 5)


async def cancelled_while_ending(times):
    task = asyncio.create_task(waits(stubborn()))
    await asyncio.sleep(0.5)
    for number in range(times):
        task.cancel(f"number {number}")
        await asyncio.sleep(0.5)
    try:
        await task
    except BaseException as error:
        show("cancelled", error)


async def cancelled_when_done(outcome):
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waits(future))
    await asyncio.sleep(0)
    task.cancel("first")
    if outcome:
        future.set_exception(outcome)
    else:
        future.cancel("second")
    try:
        await task
    except BaseException as error:
        show("done", error)


async def kept():
    task = asyncio.create_task(waits(asyncio.gather(asyncio.sleep(3), return_exceptions=True)))
    await asyncio.sleep(0)
    task.cancel("kept")
    try:
        await task
    except asyncio.CancelledError as error:
        del task
        show("holding", error)
    print("gone")


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    await cancelled_while_ending(1)
    await cancelled_while_ending(2)
    for outcome in KeyError("outcome"), asyncio.CancelledError(), None:
        await cancelled_when_done(outcome)
    for timeout in 0.5, 0:
        try:
            await asyncio.wait_for(asyncio.sleep(1), timeout)
        except TimeoutError as error:
            show("timeout", error)
    await kept()
    gc.collect()


asyncio.run(main())
