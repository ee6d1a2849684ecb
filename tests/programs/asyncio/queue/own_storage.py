# A class of the program that keeps its items in a set.
import asyncio


class Unique(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = set()

    def _put(self, item):
        self._queue.add(item)

    def _get(self):
        return self._queue.pop()


async def main():
    queue = Unique(2)
    for number in (3, 3, 1):
        queue.put_nowait(number)
    print(queue.qsize(), queue.full(), queue.empty(), await queue.get(), await queue.get(), queue.empty())


asyncio.run(main())
