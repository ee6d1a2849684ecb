"""What is thrown into a generator or coroutine that handles another exception has that as its context."""

import asyncio


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return " <- ".join(names)


def handling(error, inner):
    try:
        raise error
    except Exception:
        yield from inner


def replacing():
    try:
        yield
    except ValueError:
        raise OSError("instead")


def not_handling():
    yield


def thrown(generator):
    next(generator)
    try:
        generator.throw(ValueError("thrown"))
    except Exception as error:
        return chain(error)


print("handles:", thrown(handling(KeyError("h"), iter([1, 2]))))
print("handles nothing:", thrown(not_handling()))
print("within another:", thrown(handling(KeyError("outer"), handling(IndexError("inner"), [1]))))
print("replaced on its way:", thrown(handling(KeyError("outer"), replacing())))
print("replaced:", thrown(replacing()))
try:
    raise TypeError("of the caller")
except TypeError:
    print("from a handler:", thrown(not_handling()))


async def fail():
    raise ValueError("failed")


async def clean_up(awaitable):
    try:
        raise KeyError("before")
    except KeyError:
        await awaitable


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_exception, OSError("later"))
    for awaitable in (fail(), asyncio.create_task(fail()), asyncio.gather(fail()), future,
                      asyncio.wait_for(fail(), 1), asyncio.wait_for(asyncio.sleep(2), 1)):
        try:
            await clean_up(awaitable)
        except Exception as error:
            print("awaited:", chain(error))
    waiting = asyncio.create_task(clean_up(asyncio.sleep(9)))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("cancelled:", chain(error))
    await clean_up(asyncio.create_task(fail()))


try:
    raise LookupError("around the loop")
except LookupError:
    try:
        asyncio.run(main())
    except ValueError as error:
        print("out of the loop:", chain(error))
asyncio.run(main())
