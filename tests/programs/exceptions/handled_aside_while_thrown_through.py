# While an exception is thrown through a generator or coroutine into what it awaits, what it handles itself is not
# in force: sys.exc_info() and contexts do not know it until the next suspension.
import asyncio
import sys


def show(title, error):
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(title, " < ".join(chain))


async def inner():
    show("begin", sys.exc_info()[1])
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        show("thrown", sys.exc_info()[1])
    show("behind", sys.exc_info()[1])
    try:
        raise ValueError("new")
    except ValueError as error:
        show("new", error)
    await asyncio.sleep(0)
    show("resumed", sys.exc_info()[1])
    try:
        raise ValueError("newer")
    except ValueError as error:
        show("newer", error)


async def between():
    await inner()
    show("returned", sys.exc_info()[1])


async def outer():
    try:
        raise LookupError("outer")
    except LookupError:
        await between()
        show("again", sys.exc_info()[1])
    show("out", sys.exc_info()[1])


def plain():
    try:
        yield 1
    except KeyError:
        pass
    show("plain", sys.exc_info()[1])
    return 2


def passing():
    try:
        raise LookupError("passing")
    except LookupError:
        print((yield from plain()))
        show("passing", sys.exc_info()[1])
        yield 3


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel()
    await task
    try:
        raise OSError("around")
    except OSError:
        generator = passing()
        next(generator)
        generator.throw(KeyError(1))
        show("around", sys.exc_info()[1])


asyncio.run(main())
