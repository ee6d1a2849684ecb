# What anext(), asend(), athrow() and aclose() give has all methods of a coroutine: a task drives it
# itself. One that is cancelled before its first step throws into the generator.
import asyncio


async def numbers():
    try:
        for number in range(3):
            try:
                yield number
            except KeyError as error:
                print("thrown", repr(error), asyncio.current_task().get_name())
    finally:
        print("closing in", asyncio.current_task().get_name())
        await asyncio.sleep(1)


async def cancelled_early(what):
    task = asyncio.ensure_future(what)
    task.cancel()
    try:
        print("got", await task)
    except BaseException as error:
        print("ended", repr(error))
    finally:
        del task, what  # which the error's traceback would keep


async def main():
    for make in (lambda g: anext(g, "none"), lambda g: anext(g), lambda g: g.asend(None),
                 lambda g: g.athrow(KeyError(1)), lambda g: g.aclose()):
        stream = numbers()
        print(await anext(stream))
        it = make(stream)
        print(asyncio.iscoroutine(it), [n for n in ("send", "throw", "close", "__await__") if hasattr(it, n)])
        await cancelled_early(it)
        await stream.aclose()


asyncio.run(main())
