# Queues that keep their items in another way, and _queue of plain ones.
import asyncio, collections
class Uniq(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = collections.OrderedDict()
        print("init", maxsize)
    def _put(self, item):
        self._queue[item] = None
    def _get(self):
        return self._queue.popitem(last=False)[0]
class SetQ(asyncio.Queue):
    def _init(self, maxsize): self._queue = set()
    def _put(self, item): self._queue.add(item)
    def _get(self): return self._queue.pop()
class Rev(asyncio.Queue):
    def _get(self): return self._queue.pop()
class Count(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put((-item, item))
    def _get(self):
        return super()._get()[1]
async def main():
    q = Uniq(3)
    for x in "abab": 
        if not q.full(): await q.put(x)
    print(q.qsize(), q.empty(), q.full(), list(q._queue))
    print(await q.get(), q.get_nowait(), q._unfinished_tasks)
    s = SetQ(); s.put_nowait(1); s.put_nowait(1); print(s.qsize(), s.get_nowait())
    r = Rev(); [r.put_nowait(i) for i in range(3)]; print([r.get_nowait() for _ in range(3)])
    c = Count(); [c.put_nowait(i) for i in (1,5,3)]; print([c.get_nowait() for _ in range(3)])
    q = asyncio.Queue(maxsize=2); q.put_nowait(1)
    print(q._queue, q._maxsize, q.maxsize, q._getters, q._putters, q._unfinished_tasks)
    l = asyncio.LifoQueue(); l.put_nowait(1); print(l._queue)
    p = asyncio.PriorityQueue(); p.put_nowait(2); p.put_nowait(1); print(p._queue)
    print(str(q), str(l), str(p))
    g = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    g.cancel()
    class Q2(asyncio.Queue):
        async def get(self):
            v = await super().get()
            self.task_done()
            return v
    q2 = Q2(); q2.put_nowait(1); print(await q2.get()); await q2.join()
    t = asyncio.create_task(q2.get()); await asyncio.sleep(0)
    print(len(q2._getters), str(q2))
    q2._queue.append(5)
    print(q2.qsize(), q2.empty()); t.cancel()
    print(asyncio.Queue[int])
asyncio.run(main())
