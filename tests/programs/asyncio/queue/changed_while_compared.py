# A __lt__ that changes the very queue it is compared in.
import asyncio


class Item:
    def __init__(self, number, queue, what):
        self.number, self.queue, self.what = number, queue, what

    def __lt__(self, other):
        what, self.what = self.what, None
        if what == "put":
            self.queue.put_nowait(Item(0, self.queue, None))
        elif what == "get":
            self.queue.get_nowait()
        elif what == "raise":
            raise ValueError("lt")
        return self.number < other.number


async def main():
    for what in ("put", "get", "raise"):
        queue = asyncio.PriorityQueue()
        for number in range(5):
            queue.put_nowait(Item(number * 2, queue, None))
        try:
            queue.put_nowait(Item(1, queue, what))
        except Exception as error:
            print(what, repr(error), queue.qsize())
        queue = asyncio.PriorityQueue()
        for number in range(5):
            queue.put_nowait(Item(number * 2, queue, None))
        queue.put_nowait(last := Item(20, queue, None))
        last.what = what
        try:
            print(queue.get_nowait().number)
            print(queue.get_nowait().number)
        except Exception as error:
            print(what, repr(error), queue.qsize())


asyncio.run(main())
