# What anext(), asend() and the others gave holds its generator, also when it has ended, so that the loop closes
# it at the end. The tasks that asyncio.run cancels go before it closes the generators.
import asyncio
import gc
import weakref

gc.disable()
held = []


async def stream():
    try:
        yield 1
        await asyncio.sleep(1)
        yield 2
    finally:
        print("closing")


def steps(generator):
    return {
        "anext": lambda: anext(generator),
        "anext with a default": lambda: anext(generator, "none"),
        "asend": lambda: generator.asend(None),
        "athrow": lambda: generator.athrow(ValueError("thrown")),
        "aclose": lambda: generator.aclose(),
    }


async def awaited(name, in_task):
    generator = stream()
    await anext(generator)
    step = steps(generator)[name]()
    held.append(asyncio.create_task(step) if in_task else step)
    try:
        await held[-1]
    except ValueError as error:
        print(repr(error))
    await generator.aclose()
    return weakref.ref(generator)


async def left(number):
    generator = stream()
    async for item in generator:
        print("left", number, item)
        await asyncio.sleep(10)


async def main():
    for in_task in False, True:
        for name in steps(None):
            generator = await awaited(name, in_task)
            print(name, in_task, generator() is not None)
            held.clear()
            await asyncio.sleep(0)
            print(name, in_task, generator() is not None)
    for number in range(3):
        task = asyncio.create_task(left(number))
        if number == 1:
            held.append(task)
    await asyncio.sleep(0)


asyncio.run(main())
