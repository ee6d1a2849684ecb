import asyncio


class Later:
    _asyncio_future_blocking = False

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self


async def main():
    print("printed before")
    await Later()


asyncio.run(main())
