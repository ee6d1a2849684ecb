# A __lt__ that changes the very queue it is compared in, and queues that are asked for more than they have.
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


class Liar(asyncio.Queue):
    def qsize(self):
        return 1


class LiarLifo(asyncio.LifoQueue):
    def qsize(self):
        return 1


class LiarPriority(asyncio.PriorityQueue):
    def qsize(self):
        return 1


class Own(asyncio.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.kept = {}

    def _put(self, item):
        self.kept[item] = len(self.kept)

    def _get(self):
        return self.kept.popitem()[0]

    def qsize(self):
        return len(self.kept)


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
            queue.put_nowait(Item(number * 2, queue, what if number == 3 else None))
        try:
            print(queue.get_nowait().number)
            print(queue.get_nowait().number)
        except Exception as error:
            print(what, repr(error), queue.qsize())
    for kind in (Liar, LiarLifo, LiarPriority):
        try:
            kind().get_nowait()
        except Exception as error:
            print(repr(error))
    queue = Own(2)
    queue.put_nowait("a")
    queue.put_nowait("b")
    print(queue.full(), queue.qsize(), await queue.get(), queue.kept)


asyncio.run(main())
