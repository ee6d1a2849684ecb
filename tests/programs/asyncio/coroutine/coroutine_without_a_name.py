"""How a task shows what has the methods of a coroutine and is none: by its name, or that of its type."""
import asyncio
import collections.abc


class Wrapped(collections.abc.Coroutine):
    def __init__(self, coro):
        self.coro = coro

    def send(self, value):
        return self.coro.send(value)

    def throw(self, *args):
        return self.coro.throw(*args)

    def close(self):
        return self.coro.close()

    def __await__(self):
        return self.coro.__await__()


async def work():
    await asyncio.sleep(1)


async def items():
    yield 1


def shown(task):
    return repr(task).partition("wait_for")[0]


async def main():
    plain = asyncio.create_task(Wrapped(work()))
    named = Wrapped(work())
    named.__name__ = "named"
    named = asyncio.create_task(named)
    full = Wrapped(work())
    full.__name__, full.__qualname__, full.cr_running = "full", "Full.full", True
    full = asyncio.create_task(full)
    print(shown(plain), shown(named), shown(full), sep="\n")
    await asyncio.sleep(0)
    print(shown(plain), shown(named), shown(full), sep="\n")
    await asyncio.wait([plain, named, full])
    print(plain, named, full, sep="\n")
    generator = items()
    await anext(generator)
    closing = asyncio.ensure_future(generator.aclose())
    print(repr(closing))
    await closing


asyncio.run(main())
