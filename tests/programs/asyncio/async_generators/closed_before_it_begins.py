# The loop hears of an async generator when it is asked for a step, whether that is taken or not, and closes it.
import asyncio
import gc

gc.disable()


async def numbers():
    print("never")
    yield 1


async def main():
    made = numbers()
    try:
        await made.asend("sent")
    except TypeError as error:
        print(repr(error))
    del made
    await asyncio.sleep(1)
    asked = numbers()
    asked.__anext__()
    asked.asend(None)
    del asked
    await asyncio.sleep(1)
    numbers()
    await asyncio.sleep(1)
    closed = numbers()
    closed.aclose()
    del closed
    await asyncio.sleep(1)
    print(asyncio.create_task(asyncio.sleep(0)).get_name())


asyncio.run(main())
