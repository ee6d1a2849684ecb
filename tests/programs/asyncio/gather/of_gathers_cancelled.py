# A gather within a gather is cancelled: the outer asks each child for its exception, so that only
# the outer's own is missed at the end.
import asyncio


async def failing():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("while cancelled")


async def main():
    inner = asyncio.gather(asyncio.sleep(3), asyncio.sleep(4), return_exceptions=True)
    both = asyncio.gather(inner, asyncio.create_task(failing()), asyncio.sleep(1), return_exceptions=True)
    asyncio.get_running_loop().call_later(2, both.cancel, "outside")
    try:
        await both
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    print(inner.done(), both.done())


asyncio.run(main())
print("over")
