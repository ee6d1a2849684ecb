# asyncio.run closes its loop while the exception that left main is being handled: what is raised by tasks and
# callbacks that run meanwhile has it as its context.
import asyncio


def show(title, error):
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(title, " < ".join(chain))


def bad():
    raise KeyError("callback")


async def left():
    loop = asyncio.get_running_loop()
    future, failing = loop.create_future(), loop.create_future()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        show("cancelled", error)
        loop.call_soon(bad)
        loop.call_soon(future.cancel)
        loop.call_soon(failing.set_exception, ValueError("future"))
    for waited in future, failing, asyncio.gather(asyncio.sleep(1), failing):
        try:
            await waited
        except BaseException as error:
            show("waited", error)
    raise TypeError("at last")


async def main():
    asyncio.create_task(left())
    await asyncio.sleep(0)
    raise LookupError("main")


try:
    asyncio.run(main())
except LookupError as error:
    show("main", error)
with asyncio.Runner() as runner:
    runner.get_loop().create_task(left())
    runner.run(asyncio.sleep(0))
