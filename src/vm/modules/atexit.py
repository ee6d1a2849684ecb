"""What is called when the program ends, the latest first."""

_calls = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [call for call in _calls if call[0] != func]


def _ncallbacks():
    return len(_calls)


def _clear():
    _calls.clear()


def _run_exitfuncs():
    """An exception is told, and does not keep the others from being called."""
    import sys
    import traceback
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            if not isinstance(error, SystemExit):
                print(f'Exception ignored in atexit callback: {func!r}', file=sys.stderr)
                traceback.print_exception(error)
