"""types.coroutine makes no wrapper: the generators of its function can be awaited, and may `yield from` coroutines."""
import asyncio
import inspect
import types


@types.coroutine
def trap(value):
    got = yield value
    return got


@types.coroutine
def delegate(n):
    return (yield from inner(n))


async def inner(n):
    return await trap(n)


async def steps():
    print("got", await trap(1))
    return await delegate(2)


@types.coroutine
def nap(n):
    yield from asyncio.sleep(n).__await__()
    return f"napped {n}"


@types.coroutine
def plain():
    return inner(1)


def other():
    yield 1


async def main():
    print(await nap(1))
    print(await asyncio.gather(nap(1), nap(2)))
    task = asyncio.create_task(nap(1))
    print(task)
    print(await task)
    try:
        await other()
    except TypeError as error:
        print(error)
    coroutine = plain()
    print(type(coroutine))
    coroutine.close()


running = steps()
print(running.send(None), running.send("x"))
try:
    running.send("y")
except StopIteration as end:
    print("returned", end.value)
made = trap(1)
print(type(made), inspect.isawaitable(made), inspect.isgeneratorfunction(trap), inspect.iscoroutinefunction(trap))
print(trap.__code__.co_flags & 0x100, other.__code__.co_flags & 0x100, types.coroutine(trap) is trap, types.coroutine(inner) is inner)
asyncio.run(main())
