"""Functions that are set as attributes of a loop, and not by its class, replace its methods."""

import asyncio


async def work(name):
    print("working", name)
    return name


async def main():
    loop = asyncio.get_running_loop()
    make = loop.create_task

    def create_task(coro, **options):
        print("create_task", sorted(options))
        return make(coro, **options)

    def handler(context):
        print("handler:", context["message"], repr(context["exception"]))

    loop.create_task = create_task
    loop.call_exception_handler = handler
    print(await asyncio.create_task(work("one")))
    print(await asyncio.gather(work("two"), work("three")))
    loop.call_soon(divmod, 1, 0)
    await asyncio.sleep(0)
    del loop.create_task
    print(await asyncio.create_task(work("four")))
    stop = loop.stop
    loop.stop = lambda: print("stop") or stop()


asyncio.run(main())
