# run -> 0: RecursionError
# trace --stats -> 0: events
import asyncio


async def deeper(n):
    await deeper(n + 1)


async def sleeper(n):
    if n:
        await sleeper(n - 1)
    else:
        await asyncio.sleep(1)


def generate(n):
    if n:
        yield from generate(n - 1)
    else:
        yield 1
        yield 2


async def main():
    await sleeper(500)
    try:
        await deeper(0)
    except RecursionError:
        print("RecursionError")
    task = asyncio.create_task(sleeper(900))
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    chain = asyncio.sleep(1)
    for _ in range(3000):
        chain = asyncio.ensure_future(chain)
    await chain

    async def after(other):
        await other

    chain = asyncio.create_task(asyncio.sleep(1))
    for _ in range(5000):
        chain = asyncio.create_task(after(chain))
    await asyncio.sleep(0.5)
    chain.cancel()
    try:
        await chain
    except (asyncio.CancelledError, RecursionError):
        pass


print(list(generate(500)))
asyncio.run(main())
