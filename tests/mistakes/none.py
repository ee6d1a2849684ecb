"""What looks like a mistake and is none, or can't be known."""
import asyncio
import sys
import time


def sleep(seconds):
    time.sleep(seconds)


async def work(n=0):
    return n


async def sometimes():
    pass


if len(sys.argv) > 9:

    def sometimes():
        pass


class Machine:
    async def start(self):
        self.task = asyncio.create_task(work())

    def stop(self):
        self.close()

    def close(self):
        print("closed")

    @staticmethod
    def helper(work):
        work()


def call(work):
    work()


class Called(Exception):
    def __call__(self):
        print("called")


async def caught():
    pass


async def matched():
    pass


async def rest():
    pass


try:
    raise Called
except Called as caught:
    caught()

match [print, call]:
    case [matched, *rest]:
        matched()
        rest.clear()

def given(lock, late=None):
    if late:
        lock = asyncio.Lock()
    with lock:
        return [work for work in work()]


def outer():
    def work():
        return print

    class Shop:
        async def work(self):
            pass

        def open(self):
            work()

    return Shop


async def main():
    sleep(0)
    sometimes()
    Machine().stop()
    Machine.helper(print)
    call(print)
    asyncio.gather(work(1), work(2))
    jobs = [work(n) for n in range(3)]
    print(await asyncio.gather(*jobs), type(work()), work(5).cr_frame)
    work(6).close()
    async with asyncio.TaskGroup() as group:
        group.create_task(work(7))
        print(work is main, work == main)
    machine = Machine()
    machine = await work(machine)
    machine.start()
    loop = asyncio.get_running_loop()
    loop.call_soon(call, print)
    await loop.run_in_executor(None, call, print)


def old():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.create_task(work())
    time.sleep(1)


asyncio.run(main())
old()
