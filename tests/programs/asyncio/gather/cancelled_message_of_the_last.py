# With return_exceptions a cancelled gather raises what its last argument has to say, not what the
# child that was cancelled with a message has.
import asyncio


async def cancels(parent):
    await asyncio.sleep(1)
    parent.cancel("reason")
    await asyncio.sleep(0)


async def parent_of(first):
    me = asyncio.current_task()
    parts = [cancels(me), asyncio.sleep(0.5)]
    try:
        await asyncio.gather(*(parts if first else reversed(parts)), return_exceptions=True)
    except asyncio.CancelledError as error:
        print(first, repr(error))


async def main():
    await asyncio.create_task(parent_of(True))
    await asyncio.create_task(parent_of(False))


asyncio.run(main())
