"""A coroutine given to a function of asyncio that raises is warned of when the exception goes: its traceback keeps it."""
import asyncio


async def tea():
    pass


async def inside():
    try:
        asyncio.run(tea())
    except RuntimeError as error:
        print(error)
    print("after run")
    loop = asyncio.get_running_loop()
    try:
        loop.run_until_complete(tea())
    except RuntimeError as error:
        print(error)
    print("after run_until_complete")
    try:
        await asyncio.wait([tea()])
    except TypeError as error:
        print(error)
    print("after wait")


try:
    asyncio.create_task(tea())
except RuntimeError as error:
    print(error)
print("after create_task")
asyncio.run(inside())
closed = asyncio.new_event_loop()
closed.close()
for start in (closed.run_until_complete, closed.create_task, lambda c: asyncio.run_coroutine_threadsafe(c, closed)):
    try:
        start(tea())
    except RuntimeError as error:
        print(error)
    print("after", start.__name__)
try:
    print(int(tea()))
except TypeError as error:
    print(error)
