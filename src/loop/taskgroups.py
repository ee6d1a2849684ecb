"""asyncio.TaskGroup: tasks that end together; when one fails, the others are cancelled.

Two things can bring a group to abort: a task that fails, and an exception that leaves the block, a
cancellation among them. The first also cancels the task that waits for the group; that request is
the group's own, so it is taken back when the group has ended.
"""

from _asyncio import (
    CancelledError, _cancel_for, _create_group_task, current_task, _describe, get_running_loop,
)


def _must_leave(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))


class TaskGroup:
    _entered = _exiting = _aborting = False
    _parent_cancel_requested = False
    _loop = _parent_task = None
    _all_ended = None   # what leaving the block waits for
    _base_error = None  # SystemExit or KeyboardInterrupt: it goes before all others

    def __init__(self):
        self._tasks = set()
        self._errors = []

    def __repr__(self):
        info = ""
        if self._tasks:
            info += f" tasks={len(self._tasks)}"
        if self._errors:
            info += f" errors={len(self._errors)}"
        if self._aborting:
            info += " cancelling"
        elif self._entered:
            info += " entered"
        return f"<TaskGroup{info}>"

    async def __aenter__(self):  #: 54
        if self._entered:
            self._refuse("has already been entered")  #: 56
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            self._refuse("cannot determine the parent task")  #: 62
        self._entered = True
        return self

    async def __aexit__(self, exc_type, exc, tb):  #: 68
        self._exiting = True
        if exc is not None and self._base_error is None and _must_leave(exc):
            self._base_error = exc
        cancellation = exc if exc_type is CancelledError else None
        # When the group itself had cancelled the parent, that request is taken back.
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancellation = None
        if exc_type is not None and not self._aborting:
            self._abort()
        cancelled_here = await self._wait_for_tasks()  #: 110
        if cancelled_here is not None:
            cancellation = cancelled_here
        if self._base_error is not None:
            raise self._base_error  #: 129
        if cancellation and not self._errors:
            raise cancellation  #: 134
        if exc_type is not None and exc_type is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            try:
                group = BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
                raise group from None  #: 145
            finally:
                self._errors = None

    async def _wait_for_tasks(self):
        """Waits until all have ended; gives the CancelledError that made the group abort."""
        cancellation = None
        while self._tasks:
            if self._all_ended is None:
                self._all_ended = self._loop.create_future()
                _describe(self._all_ended, "TaskGroup", *self._tasks)
            try:
                await self._all_ended
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._all_ended = None
        return cancellation

    def _refuse(self, why):
        raise RuntimeError(f"TaskGroup {self!r} {why}")

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            self._refuse("has not been entered")
        if self._exiting and not self._tasks:
            self._refuse("is finished")
        if self._aborting:
            self._refuse("is shutting down")
        task = _create_group_task(coro, name, context)
        task.add_done_callback(self._on_task_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                _cancel_for(task, "TaskGroup")

    def _on_task_done(self, task):
        self._tasks.discard(task)
        waiter = self._all_ended
        if not self._tasks and waiter is not None and not waiter.done():
            waiter.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._base_error is None and _must_leave(error):
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent "
                           f"task {self._parent_task} is already completed",
                "exception": error,
                "task": task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            _cancel_for(self._parent_task, "TaskGroup")
