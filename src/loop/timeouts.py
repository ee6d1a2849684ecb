"""asyncio.timeout and timeout_at: a block of code that is cancelled when its time is over."""

from _asyncio import CancelledError, _cancel_for, current_task, get_running_loop

_CREATED = "created"
_ENTERED = "active"
_EXPIRING = "expiring"
_EXPIRED = "expired"
_EXITED = "finished"


class Timeout:
    """Cancels the task that entered it at a time of the loop's clock, and turns that
    cancellation, when it leaves the block, into TimeoutError."""

    def __init__(self, when):
        self._phase = _CREATED
        self._handle = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def expired(self):
        return self._phase in (_EXPIRING, _EXPIRED)

    def reschedule(self, when):
        if self._phase is _CREATED:
            raise RuntimeError("Timeout has not been entered")  #: 54
        if self._phase is not _ENTERED:
            raise RuntimeError(f"Cannot change state of {self._phase} Timeout")  #: 55
        self._when = when
        self._drop_handle()
        if when is not None:
            loop = get_running_loop()
            is_over = when <= loop.time()  #: 68
            self._handle = (loop.call_soon(self._on_timeout) if is_over
                            else loop.call_at(when, self._on_timeout))

    def _drop_handle(self):
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.cancel()

    def __repr__(self):
        when = ""
        if self._phase is _ENTERED:
            when = f" when={round(self._when, 3) if self._when is not None else None}"
        return f"<Timeout [{self._phase}]{when}>"

    async def __aenter__(self):  #: 85
        if self._phase is not _CREATED:
            raise RuntimeError("Timeout has already been entered")  #: 87
        if (task := current_task()) is None:
            raise RuntimeError("Timeout should be used inside a task")  #: 90
        self._task, self._cancelling, self._phase = task, task.cancelling(), _ENTERED
        self.reschedule(self._when)  #: 94
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):  #: 97
        self._drop_handle()
        if self._phase is _EXPIRING:
            self._phase = _EXPIRED
            # Only our own request to cancel becomes a TimeoutError.
            if self._task.uncancel() <= self._cancelling and exc_type is CancelledError:
                raise TimeoutError from exc_val  #: 115
        elif self._phase is _ENTERED:
            self._phase = _EXITED
        return None

    def _on_timeout(self):  #: 121
        _cancel_for(self._task, "timeout")
        self._phase = _EXPIRING
        self._handle = None


def timeout(delay):
    """A Timeout `delay` seconds from now; None: never."""
    now = get_running_loop().time()
    return Timeout(now + delay if delay is not None else None)


def timeout_at(when):
    """A Timeout at a time of the loop's clock; None: never."""
    return Timeout(when)
