"""queue: what threads hand to each other."""

import types
from collections import deque
from heapq import heappop, heappush
from _asyncio import _monotonic
from threading import _Waiting, _left

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """Raised by get_nowait()."""


class Full(Exception):
    """Raised by put_nowait()."""


Empty.__module__ = '_queue'


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self._getters = _Waiting()
        self._putters = _Waiting()
        self._joiners = _Waiting()
        self.unfinished_tasks = 0

    # These four make the kind of queue; derived classes may have their own.

    def _get(self):
        return self.queue.popleft()

    def _put(self, item):
        self.queue.append(item)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def task_done(self):
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError('task_done() called too many times')  #: 75
        self.unfinished_tasks = unfinished
        if unfinished == 0:
            self._joiners.wake(len(self._joiners.signals))

    def join(self):
        while self.unfinished_tasks:
            self._joiners.wait()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def _wait(self, waiting, blocked, error, block, timeout):
        """Until it is no longer blocked, or the error."""
        if not block:
            if blocked():
                raise error
            return
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else _monotonic() + timeout
        while blocked():
            if not waiting.wait(_left(end)) and blocked():
                raise error

    def put(self, item, block=True, timeout=None):
        if self.maxsize > 0:
            self._wait(self._putters, self.full, Full, block, timeout)
        self._put(item)
        self.unfinished_tasks += 1
        self._getters.wake()

    def get(self, block=True, timeout=None):
        self._wait(self._getters, self.empty, Empty, block, timeout)
        item = self._get()
        self._putters.wake()
        return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    __class_getitem__ = classmethod(types.GenericAlias)


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    def __init__(self):
        self._queue = Queue()

    def put(self, item, block=True, timeout=None):
        self._queue.put(item)

    def put_nowait(self, item):
        self._queue.put(item)

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def get_nowait(self):
        return self._queue.get(block=False)

    def empty(self):
        return self._queue.empty()

    def qsize(self):
        return self._queue.qsize()

    __class_getitem__ = classmethod(types.GenericAlias)


SimpleQueue.__module__ = '_queue'
