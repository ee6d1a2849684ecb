"""A future is iterable: an __await__ written as a generator may `yield from` it, or step its iterator by hand."""
import asyncio


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        loop.call_later(self.seconds, future.set_result, self.seconds)
        return (yield from future) * 2


async def by_hand(future):
    iterator = iter(future)
    print(next(iterator) is future, iter(iterator) is iterator)
    future._asyncio_future_blocking = False
    future.set_result(7)
    try:
        next(iterator)
    except StopIteration as end:
        print("value", end.value)


async def main():
    print(await Pause(0.5))
    try:
        await asyncio.wait_for(Pause(3), 1)
    except TimeoutError:
        print("timeout")
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    await by_hand(done)
    for end in (
        lambda it: it.send(None),
        lambda it: it.throw(ValueError("thrown")),
        lambda it: it.close() or next(it),
    ):
        try:
            end(done.__await__())
        except (StopIteration, ValueError) as error:
            print(repr(error))
    print(list(done), sorted(n for n in dir(done.__await__()) if not n.startswith("__")))


asyncio.run(main())
