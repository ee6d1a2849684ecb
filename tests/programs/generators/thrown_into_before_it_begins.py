# An exception that is thrown into a generator or coroutine before it begins is raised at the line of its
# `def` (or first decorator), whatever stands on its first lines, and no `try` catches it.
import asyncio
import functools
import traceback

count = 0


async def with_global():
    global count
    count += 1


async def with_try():
    try:
        await asyncio.sleep(0)
    except BaseException:
        print("caught")


@functools.lru_cache
async def decorated(first,
                    second=2):
    """With a docstring."""
    return first


def generator():
    yield 1


async def async_generator():
    yield 1


def maker():
    names = 1

    async def inner():
        nonlocal names
        names += 1
    return inner


async def main():
    for begun in with_global(), with_try(), decorated(1), generator(), maker()(), (x for x in "a"):
        try:
            begun.throw(ValueError("thrown"))
        except ValueError as error:
            traceback.print_exc()
            print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_lineno)
    try:
        await async_generator().athrow(ValueError("thrown"))
    except ValueError:
        traceback.print_exc()
    task = asyncio.create_task(with_try())
    task.cancel("early")
    try:
        await task
    except asyncio.CancelledError:
        traceback.print_exc()


asyncio.run(main())
