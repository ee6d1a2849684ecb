"""An update gets lost between two lines, and a lock that prevents it.

Watch the variable old: all three tellers read the same balance before the first one writes. An
await in the middle is a gap into which others come. With the lock they come one by one.
"""
import asyncio

balance = 0


async def careless(amount):
    global balance
    old = balance
    await asyncio.sleep(0.1)  # 1 others run here
    balance = old + amount


async def careful(amount, lock):
    global balance
    async with lock:  # 2 one at a time
        old = balance
        await asyncio.sleep(0.1)
        balance = old + amount


async def main():
    global balance
    await asyncio.gather(careless(10), careless(20), careless(30))
    print("without a lock:", balance)

    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(careful(10, lock), careful(20, lock), careful(30, lock))
    print("with a lock:", balance)


asyncio.run(main())
