# An exception that was made to cancel a task goes when its coroutine stops, before anybody hears of the task's end,
# and with it what it held; one that came from what the task waited for lives until the step is over.
import asyncio


async def careful(name):
    try:
        yield 1
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")


async def cancels_itself(name):
    made = careful(name)
    async for item in made:
        break
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print(name, repr(error))
    asyncio.current_task().uncancel()


async def is_cancelled(name):
    made = careful(name)
    async for item in made:
        break
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(name, repr(error))
    asyncio.current_task().uncancel()


async def main():
    for work in (cancels_itself, is_cancelled):
        first, second = (asyncio.create_task(work(f"{work.__name__} {number}")) for number in (1, 2))
        first.add_done_callback(lambda task: print("first is done"))
        await asyncio.sleep(0)
        if work is is_cancelled:
            first.cancel()
            second.cancel()
        print(await asyncio.gather(first, second, return_exceptions=True))
        await asyncio.sleep(1)


asyncio.run(main())
