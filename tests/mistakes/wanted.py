"""What is given where another thing is wanted: a list, None, a coroutine that is awaited already."""
import asyncio

asyncio.create_task(asyncio.sleep(1))  # mistake: no loop runs here


def plain():
    print("plain")


async def fetch(n):
    return n


async def count():
    yield 1


class Door:
    async def __init__(self):  # mistake: nobody awaits __init__
        self.opened = asyncio.Event()

    async def __aiter__(self):  # mistake: nobody awaits __aiter__
        return self

    async def open(self):
        await self.opened.set()  # mistake: gives None


class Numbers:
    async def __aiter__(self):
        yield 1


async def main():
    await asyncio.gather([fetch(1), fetch(2)])  # mistake: one by one
    await asyncio.gather(fetch(n) for n in range(3))  # mistake: one by one
    await asyncio.gather(await fetch(3), *[fetch(4)])  # mistake: awaits the coroutine here
    await asyncio.gather(plain(), fetch(5))  # mistake: gives None
    await asyncio.to_thread(plain())  # mistake: called here and now
    await asyncio.to_thread(print("now"))  # mistake: called here and now
    await asyncio.wait([fetch(6), fetch(7)])  # mistake: wants tasks
    await asyncio.wait({fetch(n) for n in range(3)})  # mistake: wants tasks
    await asyncio.wait(fetch(8))  # mistake: wants a list of tasks
    await [fetch(9), fetch(10)]  # mistake: can't be awaited
    await count()  # mistake: an async generator can't be awaited
    await print("done")  # mistake: gives None
    async for n in range(3):  # mistake: by `async for`
        print(n)
    answer = fetch(11)
    print(answer + 1)  # mistake: not what it will return
    jobs = [asyncio.create_task(fetch(12))]
    await asyncio.wait(jobs)
    known = fetch(13)
    print(known, known.cr_frame, known == answer, f"{known}", await known)
    again = fetch(14)
    again = await again
    print(again + 1)


asyncio.run(plain())  # mistake: gives None
