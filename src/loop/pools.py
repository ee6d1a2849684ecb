"""concurrent.futures: threads of a pool, and the futures of what they do.

Threads here are the workers of `_threads`: one runs from its start to the first place where it has
to wait. So nothing below needs a lock; where CPython would block, a thread waits for a Signal.
"""

import types
from collections import deque, namedtuple
from functools import partial
from _threads import Signal, begin, end, park, resume, start
from _asyncio import _monotonic as monotonic

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_STATE_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


class BrokenThreadPool(BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


CancelledError.__module__ = InvalidStateError.__module__ = Error.__module__ = "concurrent.futures._base"
BrokenThreadPool.__module__ = "concurrent.futures.thread"
TimeoutError = TimeoutError
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def _log(logger, method, *args):
    import logging
    getattr(logging.getLogger(logger), method)(*args)


class Future:
    """The result of a job."""

    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []
        self._waiters = []  # called with the future once it has ended
        self._signals = []  # of threads that wait for it
        self._ended = None  # which thread ended it, for whoever looks at the run

    def __repr__(self):
        shown = f"<{type(self).__name__} at {id(self):#x} state={_STATE_WORDS[self._state]}"
        if self._state == FINISHED:
            if self._exception:
                shown += f" raised {type(self._exception).__name__}"
            else:
                shown += f" returned {type(self._result).__name__}"
        return shown + ">"

    __class_getitem__ = classmethod(types.GenericAlias)

    def _is_over(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _send_signals(self):
        signals, self._signals = self._signals, []
        for signal in signals:
            signal.send()

    def _call(self, fn):
        try:
            fn(self)
        except Exception:
            _log("concurrent.futures", "exception", "exception calling callback for %r", self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def cancel(self):
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            return True
        self._state = CANCELLED
        self._send_signals()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._is_over()

    def add_done_callback(self, fn):
        if self._is_over():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        """Waits until it is over; what it may raise if not."""
        if not self._is_over():
            signal = Signal()
            self._signals.append(signal)
            signal.wait(timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None  # a traceback must not keep the future

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            self._tell_waiters()
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        _log("concurrent.futures", "critical", "Future %s in unexpected state: %s", id(self), self._state)
        raise RuntimeError("Future in unexpected state")

    def _tell_waiters(self):
        for waiter in self._waiters:
            waiter(self)

    def _finish(self):
        if self._is_over():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state = FINISHED

    def set_result(self, result):
        self._finish()
        self._result = result
        self._tell_waiters()
        self._send_signals()
        self._invoke_callbacks()

    def set_exception(self, exception):
        self._finish()
        self._exception = exception
        self._tell_waiters()
        self._send_signals()
        self._invoke_callbacks()


Future.__module__ = "concurrent.futures._base"


def _has_ended(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def as_completed(fs, timeout=None):
    """Gives the futures as they end; those that have ended already come first."""
    end_time = None if timeout is None else timeout + monotonic()
    fs = set(fs)
    total = len(fs)
    ended = [future for future in fs if _has_ended(future)]
    pending = fs - set(ended)
    signal = None

    def waiter(future):
        ended.insert(0, future)
        if signal is not None:
            signal.send()

    for future in pending:
        future._waiters.append(waiter)
    try:
        while True:
            while ended:
                future = ended.pop()
                pending.discard(future)
                yield future
                del future
            if not pending:
                return
            left = None if end_time is None else end_time - monotonic()
            if left is not None and left < 0:
                raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            signal = Signal()
            signal.wait(left)
            signal = None
    finally:
        for future in fs:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for some or all of the futures: those that have ended, and those that have not."""
    fs = set(fs)
    done = {future for future in fs if _has_ended(future)}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future.exception() is not None for future in done):
        return DoneAndNotDoneFutures(done, not_done)
    if not not_done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    signal = Signal()
    left = len(not_done)

    def waiter(future):
        nonlocal left
        left -= 1
        done.add(future)
        failed = not future.cancelled() and future._exception is not None
        if left == 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed:
            signal.send()

    for future in not_done:
        future._waiters.append(waiter)
    signal.wait(timeout)
    for future in not_done:
        if waiter in future._waiters:
            future._waiters.remove(waiter)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end_time = None if timeout is None else timeout + monotonic()
        futures = deque([self.submit(fn, *args) for args in zip(*iterables)])

        def result_iterator():
            try:
                while futures:
                    future = futures.popleft()
                    left = () if end_time is None else (end_time - monotonic(),)
                    yield _result_or_cancel(future, *left)
            finally:
                # Whoever asked for results does not ask any more.
                for future in reversed(futures):
                    future.cancel()

        return result_iterator()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False

    def __enter__(self):
        return self

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass


Executor.__module__ = "concurrent.futures._base"


class _Thread:
    """A worker that others can wait for."""

    def __init__(self, target, name):
        self._target = target
        self._name = name
        self._number = None
        self._done = False
        self._signals = []

    def start(self):
        start(self._run, self._name)

    def _run(self):
        self._target(self)
        self._done = True
        for signal in self._signals:
            signal.send()

    def join(self):
        while not self._done:
            signal = Signal()
            self._signals.append(signal)
            signal.wait()


class _Job:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.call = fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        fn, args, kwargs = self.call
        while type(fn) is partial:  # taken apart here, so that the thread can stop inside
            fn, args, kwargs = fn.func, fn.args + args, {**fn.keywords, **kwargs}
        begin(fn, args)
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            self.future._ended = end()
            self.future.set_exception(error)
            self = None  # the exception's traceback must not keep the job
        else:
            self.future._ended = end()
            self.future.set_result(result)


class ThreadPoolExecutor(Executor):
    _pools = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 12  # min(32, os.cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        if not thread_name_prefix:
            self._thread_name_prefix = f"ThreadPoolExecutor-{ThreadPoolExecutor._pools}"
            ThreadPoolExecutor._pools += 1
        self._initializer = initializer
        self._initargs = initargs
        self._items = deque()
        self._idle = []
        self._threads = []
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._items.append(_Job(future, fn, args, kwargs))
        if self._idle:
            resume(self._idle.pop(0))
        elif len(self._threads) < self._max_workers:
            thread = _Thread(self._work, f"{self._thread_name_prefix}_{len(self._threads)}")
            self._threads.append(thread)
            thread.start()
        return future

    def _work(self, thread):
        """What a thread does: jobs, until there is none left and the pool is shut down."""
        from _threads import thread_number
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                import logging
                logging.getLogger("concurrent.futures").critical(
                    "Exception in initializer:", exc_info=True)
                self._break()
                return
        while True:
            while self._items:
                self._items.popleft().run()
            if self._shutdown:
                return
            self._idle.append(thread_number())
            park()

    def _break(self):
        self._broken = "A thread initializer failed, the thread pool is not usable anymore"
        while self._items:
            self._items.popleft().future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        while cancel_futures and self._items:
            self._items.popleft().future.cancel()
        while self._idle:
            resume(self._idle.pop(0))
        if wait:
            for thread in list(self._threads):
                thread.join()


ThreadPoolExecutor.__module__ = "concurrent.futures.thread"

__all__ = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor",
)
