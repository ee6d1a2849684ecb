"""asyncio.format_helpers: how callbacks are shown in reprs of handles and futures."""

import functools
import inspect
import reprlib
import sys
import traceback

from asyncio.constants import DEBUG_STACK_DEPTH

_PARTIALS = functools.partial, functools.partialmethod


def _get_function_source(func):
    """(file, line) of the function below decorators and partials, or None."""
    func = inspect.unwrap(func)
    while isinstance(func, _PARTIALS):
        func = inspect.unwrap(func.func)
    if not inspect.isfunction(func):
        return None
    return func.__code__.co_filename, func.__code__.co_firstlineno


def _format_args_and_kwargs(args, kwargs):
    shown = list(map(reprlib.repr, args or ()))
    for name in kwargs or ():
        shown.append(f"{name}={reprlib.repr(kwargs[name])}")
    return f"({', '.join(shown)})"


def _format_callback(func, args, kwargs, suffix=""):
    """`f(1)(2)` for partial(f, 1) called with 2."""
    while isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        func, args, kwargs = func.func, func.args, func.keywords
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def _format_callback_source(func, args):
    shown = _format_callback(func, args, None)
    place = _get_function_source(func)
    return f"{shown} at {place[0]}:{place[1]}" if place else shown


def extract_stack(f=None, limit=None):
    """The stack as debug mode keeps it: only its newest frames."""
    frame = sys._getframe(1) if f is None else f
    limit = DEBUG_STACK_DEPTH if limit is None else limit
    return traceback.StackSummary.from_list(traceback.extract_stack(frame)[-limit:])
