# get_stack() and print_stack() take their arguments by name only.
import asyncio


def show(call):
    try:
        print(repr(call()))
    except TypeError as error:
        print(error)


async def main():
    task = asyncio.current_task()
    show(lambda: task.get_stack(1))
    show(lambda: task.get_stack(1, 2))
    show(lambda: task.get_stack(depth=1))
    show(lambda: len(task.get_stack(limit=1)))
    show(lambda: task.print_stack(1))
    show(lambda: task.print_stack(limit=1, where=1))
    show(lambda: task.print_stack(1, 2, 3))


asyncio.run(main())
