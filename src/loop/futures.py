"""asyncio.futures and what connects them with the futures of threads."""

import concurrent.futures
from _asyncio import CancelledError, Future, InvalidStateError, get_event_loop, isfuture
from _threads import Signal, explain, start


def _loop_of(future):
    return future.get_loop() if isfuture(future) else None


def _converted(error):
    """An exception of a thread's future as asyncio has it."""
    kind = type(error)
    if kind is concurrent.futures.CancelledError:
        return CancelledError(*error.args)
    if kind is concurrent.futures.InvalidStateError:
        return InvalidStateError(*error.args)
    return error


def _copy_to_thread(source, future):
    """Gives a thread's future the state of an asyncio one that is done."""
    if source.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    error = source.exception()
    if error is not None:
        future.set_exception(_converted(error))
    else:
        future.set_result(source.result())


def _copy_to_task(source, future):
    if future.cancelled():
        return
    if source.cancelled():
        future.cancel()
        return
    explain(future, getattr(source, "_ended", None))
    error = source.exception()
    if error is not None:
        future.set_exception(_converted(error))
    else:
        future.set_result(source.result())


def _hand_over(sender, receiver, call, *args):
    """Calls at once within one loop or outside of any, else where the receiver's loop runs."""
    if receiver is None or receiver is sender:
        call(*args)
    elif not receiver.is_closed():
        receiver.call_soon_threadsafe(call, *args)


def _set_state(future, other):  #: 381
    copy = _copy_to_task if isfuture(future) else _copy_to_thread
    copy(other, future)


def _check_future(future, role):
    if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
        raise TypeError(f"A future is required for {role} argument")


def _chain_future(source, destination):
    """When one of the two ends the other one does: the result forward, a cancellation back."""
    _check_future(source, "source")
    _check_future(destination, "destination")
    source_loop, dest_loop = _loop_of(source), _loop_of(destination)

    def _call_check_cancel(destination):  #: 387
        if destination.cancelled():
            if source_loop is None:
                source.cancel()
            else:
                _hand_over(dest_loop, source_loop, source.cancel)

    def _call_set_state(source):  #: 394
        _hand_over(source_loop, dest_loop, _set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """An asyncio future for a thread's one."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper


def _run_in_executor(loop, executor, func, args):
    """loop.run_in_executor"""
    if executor is None:
        if loop._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")
        executor = loop._default_executor
        if executor is None:
            executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop._default_executor = executor
    return wrap_future(executor.submit(func, *args), loop=loop)


def _check_default_executor(executor):
    if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")


async def _shutdown_default_executor(loop, executor):
    """A thread waits for those of the pool, so that the loop can go on meanwhile."""
    future = loop.create_future()
    thread = concurrent.futures._Thread(lambda thread: _do_shutdown(loop, executor, future), "shutdown")
    thread.start()
    try:
        await future
    finally:
        thread.join()


def _do_shutdown(loop, executor, future):
    try:
        executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_result, None)
    except Exception as error:
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_exception, error)
