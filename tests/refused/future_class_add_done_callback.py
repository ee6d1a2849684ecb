import asyncio


class Loud(asyncio.Future):
    def add_done_callback(self, callback, *, context=None):
        print("added")
        super().add_done_callback(callback, context=context)


async def main():
    future = Loud()
    print("printed before")
    future.add_done_callback(print)
    await future


asyncio.run(main())
