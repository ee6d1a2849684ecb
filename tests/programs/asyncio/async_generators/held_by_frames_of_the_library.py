# At the end of a loop those async generators are closed that something still has, be it a variable of a frame of
# asyncio's own that an exception's traceback holds. How many are closed shows in the turns that this takes.
import asyncio
import gc
import sys

gc.disable()


async def numbers():
    yield 1
    yield 2


async def stopped():
    made = numbers()
    print([item async for item in made])
    await asyncio.sleep(5)


def run(main):
    try:
        asyncio.run(main())
    except BaseException as error:
        print(main.__name__, repr(error))
    else:
        print(main.__name__)


async def of_the_task_that_is_run():
    async def interrupt():
        await asyncio.sleep(1)
        raise KeyboardInterrupt

    task = asyncio.create_task(interrupt())
    try:
        await stopped()
    finally:
        print("stopped")


async def of_a_callback_that_fails():
    def fail():
        raise KeyError("callback")

    async def soon():
        made = numbers()
        async for item in made:
            break
        asyncio.get_running_loop().call_soon(lambda made: fail(), made)

    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(repr(context["exception"])))
    await soon()
    await asyncio.sleep(1)


async def of_wait_for():
    for turn in range(2):
        try:
            await asyncio.wait_for(stopped(), 1)
        except TimeoutError as error:
            print(repr(error), repr(error.__cause__))


async def of_a_group():
    async def fail():
        await asyncio.sleep(1)
        raise OSError

    for turn in range(2):
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(fail())
                    await stopped()
            except* KeyError:
                print("no")
        except ExceptionGroup as error:
            print(repr(error))


for main in (of_the_task_that_is_run, of_a_callback_that_fails, of_wait_for, of_a_group):
    run(main)
