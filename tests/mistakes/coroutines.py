"""Coroutines that nothing runs, or that stand where their result was meant."""
import asyncio
from asyncio import create_task, sleep as pause


async def fetch(key):
    await asyncio.sleep(1)
    return key


async def count():
    yield 1


def plain():
    print("plain")


class Account:
    def __init__(self):
        self.queue = asyncio.Queue()

    async def pay(self, amount):
        self.queue.put(amount)  # mistake: nothing of it runs
        await self.queue.put(amount)
        return amount

    async def twice(self):
        self.pay(1)  # mistake: nothing of it runs
        return self.pay(1) + await self.pay(2)  # mistake: not what it will return


async def main():
    pause(1)  # mistake: nothing of it runs
    fetch("a")  # mistake: nothing of it runs
    count()  # mistake: nothing of it runs
    account = Account()
    account.pay(3)  # mistake: nothing of it runs
    later = account.pay(3)
    print(fetch("b"), type(later), await later)  # mistake: not what it will return
    if fetch("c"):  # mistake: not what it will return
        print(f"{fetch('d')}")  # mistake: not what it will return
    for letter in fetch("e"):  # mistake: not what it will return
        print(fetch("f")[0], letter)  # mistake: not what it will return
    for number in count():  # mistake: by `for`
        print(number)
    async for letter in fetch("k"):  # mistake: not what it will return
        print(letter)
    async with fetch("l") as opened:  # mistake: not what it will return
        print(opened)
    first, second = fetch("m")  # mistake: not what it will return
    await plain()  # mistake: gives None
    await asyncio.gather(fetch, fetch("g"))  # mistake: this is the function
    await asyncio.to_thread(fetch, "h")  # mistake: calling a coroutine function
    create_task(fetch("i"))  # mistake: nobody keeps this task
    kept = create_task(fetch("j"))
    await kept

    async def inner():
        pass

    inner()  # mistake: nothing of it runs


main()  # mistake: nothing of it runs
asyncio.run(main)  # mistake: this is the function
asyncio.run(main())
