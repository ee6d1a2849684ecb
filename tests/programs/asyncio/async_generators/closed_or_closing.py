# What anext(), asend(), athrow() and aclose() answer once the generator has ended, while another step is
# on its way, after it ignored being closed, and when they are used twice. One that aclose() was called
# for is closed at once when it is dropped, not in a task.
import asyncio

kept = []
over = False


def made(make):
    kept.append(make())
    return kept[-1]


async def stubborn():
    while not over:
        try:
            yield 1
        except BaseException as error:
            print("  got", repr(error))


async def slow():
    try:
        yield 1
        yield 2
    finally:
        try:
            await asyncio.sleep(1)
        finally:
            print("  closed")


async def attempt(step):
    try:
        print("  gave", await step)
    except BaseException as error:
        print("  raised", repr(error), repr(error.__context__))


def by_hand(method, *values):
    for value in values:
        try:
            print("  gave", method(value))
        except BaseException as error:
            print("  raised", repr(error))


async def all_steps(stream):
    for step in stream.asend(3), stream.asend(None), anext(stream), stream.athrow(KeyError(3)), stream.aclose():
        await attempt(step)


async def cut_while_closing(make):
    stream = made(make)
    await anext(stream)
    closing = asyncio.create_task(attempt(stream.aclose()))
    await asyncio.sleep(0.5)
    print("closing")
    await all_steps(stream)
    closing.cancel()
    await closing
    print("cut")
    await all_steps(stream)


async def driven_by_hand(make):
    stream = made(make)
    by_hand(stream.aclose().send, 5, None, None)
    step = made(make).athrow(KeyError)
    by_hand(step.send, 5, None, None)
    stream = made(make)
    step = stream.asend(None)
    by_hand(step.send, None, None)
    for step in stream.asend(None), stream.athrow(KeyError), stream.aclose():
        by_hand(step.throw, KeyError(1), KeyError(2), StopAsyncIteration())
    step = stream.aclose()
    step.close()
    by_hand(step.send, None)


async def main():
    global over
    for make in stubborn, slow:
        print(make.__name__)
        stream = made(make)
        await attempt(stream.aclose())
        await all_steps(stream)
        stream = made(make)
        await attempt(stream.asend(3))
        await attempt(stream.asend(None))
        await attempt(stream.athrow(ValueError(1)))
        await attempt(stream.athrow(ValueError(2)))
        await all_steps(stream)
        await cut_while_closing(make)
        await driven_by_hand(make)
    stream = stubborn()
    await anext(stream)
    await attempt(stream.aclose())
    print("dropped")
    del stream
    over = True
    for stream in kept:
        await attempt(stream.aclose())
        await attempt(anext(stream, "over"))


asyncio.run(main())
