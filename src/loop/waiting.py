"""asyncio.wait, wait_for, as_completed and shield: waiting for several, or not for ever.

Behaves as asyncio.tasks, turn by turn. `_describe` names a future for whoever looks at the run,
`_describe_queue` the futures of a queue, which is then not shown itself.
"""

from _asyncio import (
    CancelledError, Queue, _describe, _describe_queue, ensure_future, get_event_loop, get_running_loop, iscoroutine,
    isfuture,
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _wake(waiter):
    if not waiter.done():
        waiter.set_result(None)


def _waker(waiter):
    """A callback for a future or a timer that lets the waiter go on."""
    def _release_waiter(*_):  #: 431
        _wake(waiter)
    return _release_waiter


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):  #: 399
    """Waits for some or all of the futures; two sets: those that are done, those that are not."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")  #: 416
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")  #: 418
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")  #: 420
    futures = set(fs)  #: 422
    if any(map(iscoroutine, futures)):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")  #: 425
    await _wait(futures, timeout, return_when, get_running_loop())  #: 428
    done = {future for future in futures if future.done()}
    return done, {future for future in futures if future not in done}


async def _wait(fs, timeout, return_when, loop):  #: 507
    waiter = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _waker(waiter))  #: 516
    _describe(waiter, "wait()", *fs, until=timer.when() if timer else None)
    left = len(fs)

    def _on_completion(future):  #: 519
        nonlocal left
        left -= 1
        # Asking for the exception marks it as seen: only where that decides.
        if left <= 0 or return_when == FIRST_COMPLETED or (
                return_when == FIRST_EXCEPTION and not future.cancelled()
                and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            _wake(waiter)

    for future in fs:
        future.add_done_callback(_on_completion)  #: 532
    try:
        await waiter  #: 535
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)


def as_completed(fs, *, timeout=None):
    """Coroutines, the first of which gives the result of whatever ends first, and so on."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")  #: 587
    ended = Queue.__new__(Queue)
    _describe_queue(ended)
    ended.__init__()
    loop = get_event_loop()
    pending = {ensure_future(future, loop=loop) for future in set(fs)}  #: 593
    limit = None

    def _on_completion(future):  #: 602
        if not pending:
            return  # the time limit was quicker
        pending.remove(future)
        ended.put_nowait(future)
        if limit is not None and not pending:
            limit.cancel()

    def _on_timeout():  #: 596
        while pending:
            pending.pop().remove_done_callback(_on_completion)
            ended.put_nowait(None)

    async def _wait_for_one():  #: 610
        _describe_queue(ended, *pending)
        if (future := await ended.get()) is not None:  #: 611
            return future.result()  #: 615
        raise TimeoutError  #: 614

    for future in pending:
        future.add_done_callback(_on_completion)
    if timeout is not None and pending:
        limit = loop.call_later(timeout, _on_timeout)
    for _ in range(len(pending)):
        yield _wait_for_one()


def _copy_outcome(future, copy):
    if future.cancelled():
        copy.cancel()
    elif (error := future.exception()) is not None:
        copy.set_exception(error)
    else:
        copy.set_result(future.result())


def shield(arg):
    """A future with the result of `arg`, which goes on when the future is cancelled."""
    inner = ensure_future(arg)  #: 884
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    _describe(outer, "shield()", inner)

    def _outer_done_callback(outer):  #: 908
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    def _inner_done_callback(inner):  #: 891
        if not outer.cancelled():
            _copy_outcome(inner, outer)
        elif not inner.cancelled():
            inner.exception()  # nobody else will ask for it

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Hands a coroutine to the loop of another thread; a future for this thread."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")  #: 923
    import concurrent.futures
    from asyncio.futures import _chain_future
    future = concurrent.futures.Future()

    def callback():  #: 926
        try:
            _chain_future(ensure_future(coro, loop=loop), future)  #: 928
        except BaseException as error:
            ends_all = isinstance(error, (SystemExit, KeyboardInterrupt))
            if not ends_all and future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future
