"""Names that are misspelt, not imported, or a function's own where another one was meant."""
import asyncio
import json as coder

queue = asyncio.Queue()
counter = total = 0


async def fetch(key):
    await asyncio.slep(1)  # mistake: the module asyncio has no such name
    return coder.loads(key)


async def count():
    now = counter  # mistake: counter is the function's own
    await asyncio.sleep(0)
    counter = now + 1


def add(n):
    total += n  # mistake: total is the function's own

    def inner():
        n = n + 1  # mistake: n is the function's own
        return n

    return inner


async def consume():
    item = queue.get()
    print("item", len("item"), item)  # mistake: item is the coroutine
    unused = fetch("a")  # mistake: the coroutine unused is made
    text = fetch("b")
    print(f"{text}")  # mistake: text is the coroutine
    print(repr(text))


async def main():
    prnt("hello")  # mistake: nothing has the name prnt
    print(time.time())  # mistake: nothing has the name time
    await sleep(1)  # mistake: nothing has the name sleep
    print(colour)  # mistake: nothing has the name colour


asyncio.run(main())
