"""asyncio.Condition and Barrier: to wait for what others do while one holds a lock.

Both stand on what all things that are shared have (_Shared, in shared.c): a queue of those who wait, and
to tell whoever looks at the run what changed. A barrier is a condition on the state of its round.
"""

from _asyncio import BrokenBarrierError, CancelledError, Lock, _Shared


def _part(cls, whole):
    """A new one that is shown as a part of the whole, not by itself."""
    part = cls.__new__(cls)
    whole._own(part)
    part.__init__()
    return part


class _ContextManagerMixin:
    async def __aenter__(self):  #: 14
        await self.acquire()  #: 15

    async def __aexit__(self, exc_type, exc, tb):  #: 20
        self.release()  #: 21


class Condition(_ContextManagerMixin, _Shared):
    def __init__(self, lock=None):
        super().__init__("Condition")
        self._lock = _part(Lock, self) if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._changed(0 if lock is None else -1)

    def __repr__(self):
        extra = "locked" if self.locked() else "unlocked"
        if self._waiting():
            extra += f", waiters:{self._waiting()}"
        return self._describe(extra)

    async def wait(self):  #: 248
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")  #: 260
        self.release()  #: 262
        try:
            future = self._line_up("wait()")
            try:
                await future  #: 267
                return True
            finally:
                self._step_out(future)
        finally:
            # However the wait ended, whoever waited has the lock again afterwards.
            locked = interrupted = False
            while not locked:
                try:
                    locked = await self.acquire()  #: 277
                except CancelledError:
                    interrupted = True
            if interrupted:
                raise CancelledError  #: 283

    async def wait_for(self, predicate):  #: 285
        while not (result := predicate()):
            await self.wait()  #: 294
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")  #: 311
        self._wake(n)

    def notify_all(self):
        self.notify(self._waiting())  #: 328


_FILLING = "filling"
_DRAINING = "draining"
_RESETTING = "resetting"
_BROKEN = "broken"


class Barrier(_Shared):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")  #: 458
        super().__init__("Barrier")
        self._parties = parties
        self._phase = _FILLING
        self._count = 0
        self._changed(0, parties)
        self._cond = _part(Condition, self)

    def __repr__(self):
        extra = self._phase
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return self._describe(extra)

    async def __aenter__(self):  #: 473
        return await self.wait()  #: 476

    async def __aexit__(self, *args):  #: 478
        pass

    async def wait(self):  #: 481
        async with self._cond:  #: 488
            await self._block()  #: 489
            place = self._count
            self._count += 1
            try:
                self._changed(self.n_waiting)
                if self._count == self._parties:
                    self._phase = _DRAINING
                    self._cond.notify_all()
                else:
                    await self._wait()  #: 497
                return place
            finally:
                self._exit()

    async def _block(self):
        """Waits until a round that is being drained, or a reset, is over."""
        await self._cond.wait_for(lambda: self._phase not in (_DRAINING, _RESETTING))  #: 510
        if self._phase is _BROKEN:
            raise BrokenBarrierError("Barrier aborted")  #: 518

    async def _wait(self):
        await self._cond.wait_for(lambda: self._phase is not _FILLING)  #: 534
        if self._phase in (_BROKEN, _RESETTING):
            raise BrokenBarrierError("Abort or reset of barrier")  #: 537

    def _exit(self):
        """The last one out lets the next round begin."""
        self._count -= 1
        if self._count == 0:
            if self._phase in (_RESETTING, _DRAINING):
                self._phase = _FILLING
            self._cond.notify_all()
        self._changed(self.n_waiting)

    async def reset(self):  #: 547
        async with self._cond:  #: 553
            self._phase = _RESETTING if self._count else _FILLING
            self._cond.notify_all()

    async def abort(self):  #: 562
        async with self._cond:  #: 568
            self._phase = _BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._phase is _FILLING else 0

    @property
    def broken(self):
        return self._phase is _BROKEN
