# A warning names the frame that runs when the coroutine goes: one of asyncio's own, where C code that is called by
# it drops the last reference.
import asyncio


def quiet(number):
    async def coroutine():
        print("never")

    made = coroutine()
    made.__qualname__ = f"number {number}"
    return made


async def stopped(argument):
    await asyncio.sleep(5)


async def ended(argument):
    await asyncio.sleep(1)


def no_more(task):
    pass


async def main():
    loop = asyncio.get_running_loop()
    # A handle goes when the loop takes the next one, or has run the last of a turn.
    loop.call_soon(no_more, quiet(1))
    loop.call_soon(no_more, None)
    await asyncio.sleep(0)
    loop.call_soon(no_more, quiet(2))
    await asyncio.sleep(0)
    # A coroutine's variables go in the step in which it ends, unless an exception has them.
    await asyncio.create_task(ended(quiet(9)))
    task = asyncio.create_task(stopped(quiet(3)))
    await asyncio.sleep(1)
    task.cancel()
    del task
    await asyncio.sleep(1)
    # One that another one has awaited goes in the frame of that.
    try:
        await asyncio.wait_for(stopped(quiet(4)), 1)
    except TimeoutError as error:
        print(repr(error))
    # What a callback was given goes with it; it is told of once at the same place.
    for _ in range(2):
        loop.call_later(1, no_more, quiet(5))
        await asyncio.sleep(2)
    # A future's result goes with the future.
    loop.call_soon(asyncio.Future().set_result, quiet(7))
    await asyncio.sleep(1)
    # A task that never begins.
    task = asyncio.create_task(asyncio.wait_for(quiet(8), 1))
    task.cancel()
    del task
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
