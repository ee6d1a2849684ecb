# What only a task or its exception had goes when the runner lets go of the tasks that it has cancelled, or of the one
# that it has run.
import asyncio


def quiet(number):
    async def coroutine():
        print("never")

    made = coroutine()
    made.__qualname__ = f"number {number}"
    return made


async def holds(argument):
    await asyncio.sleep(100)


async def leaves_tasks():
    for number in (1, 2):
        asyncio.create_task(holds(quiet(number)))
    await asyncio.sleep(1)


async def returns(argument):
    await asyncio.sleep(1)
    asyncio.current_task().argument = quiet(4)


asyncio.run(leaves_tasks())
with asyncio.Runner() as runner:
    runner.run(returns(quiet(3)))
    print("ran")
print("closed")
