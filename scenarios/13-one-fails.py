"""When one task of a group fails, the others are sent home.

Watch the group: the rope breaks after one second, and the group calls back the two who are still
on their way before it passes the error on. gather would leave them climbing.
"""
import asyncio


async def climb(name, seconds):
    print(f"{name} starts")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{name} turns back")
        raise
    print(f"{name} is on top")


async def slip():
    await asyncio.sleep(1)
    raise RuntimeError("the rope broke")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(climb("Ida", 0.5))
            group.create_task(climb("Jon", 2))
            group.create_task(slip())
            group.create_task(climb("Kim", 3))
    except* RuntimeError as group_error:
        for error in group_error.exceptions:
            print("the group ends:", error)


asyncio.run(main())
