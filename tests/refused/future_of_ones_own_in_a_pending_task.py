import asyncio


class Later:
    _asyncio_future_blocking = False

    def __await__(self):
        yield self


async def wait_for_it():
    print("printed before")
    await Later()


def main():
    loop = asyncio.new_event_loop()
    waiting = loop.create_task(wait_for_it())
    loop.run_forever()
    print(waiting)


main()
