# What is no event loop has no tasks: current_task gives None, all_tasks an empty set.
import asyncio


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


def ask():
    show(lambda: asyncio.current_task(1))
    show(lambda: asyncio.current_task("loop"))
    show(lambda: asyncio.current_task([]))
    show(lambda: asyncio.all_tasks(1))
    show(lambda: asyncio.all_tasks([]))
    show(lambda: asyncio.all_tasks(object))


async def main():
    ask()
    print(asyncio.current_task(None) is asyncio.current_task(asyncio.get_running_loop()))


ask()
asyncio.run(main())
