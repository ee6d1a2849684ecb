"""The package `asyncio`: what its parts offer, under one name.

What is written in C is here at once; a part that is written in Python is compiled when a program
asks for something of it.
"""

from _asyncio import *
from _asyncio import _get_running_loop, _set_running_loop, _public

__all__ = _public

_PARTS = {
    "ALL_COMPLETED": "tasks", "FIRST_COMPLETED": "tasks", "FIRST_EXCEPTION": "tasks",
    "as_completed": "tasks", "shield": "tasks", "wait": "tasks",
    "run_coroutine_threadsafe": "tasks", "wrap_future": "futures", "to_thread": "threads",
    "Timeout": "timeouts", "timeout": "timeouts", "timeout_at": "timeouts",
    "TaskGroup": "taskgroups", "Barrier": "locks", "Condition": "locks",
    "AbstractEventLoopPolicy": "events", "DefaultEventLoopPolicy": "events",
    "get_event_loop_policy": "events", "set_event_loop_policy": "events",
    "IncompleteReadError": "exceptions", "LimitOverrunError": "exceptions",
    "SendfileNotAvailableError": "exceptions", "run": "runners",
}
_MODULES = (
    "base_events", "base_futures", "base_tasks", "constants", "coroutines", "events", "exceptions",
    "format_helpers", "futures", "locks", "log", "mixins", "queues", "runners", "staggered",
    "taskgroups", "tasks", "threads", "timeouts", "unix_events",
)


def __getattr__(name):
    part = _PARTS.get(name)
    if part is not None:
        value = getattr(__import__("asyncio." + part, None, None, (name,)), name)
        globals()[name] = value
        return value
    if name in _MODULES:
        return __import__("asyncio." + name, None, None, (name,))
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")


def __dir__():
    return sorted({*globals(), *_PARTS, *_MODULES})
