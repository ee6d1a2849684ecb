"""Runs a program as `python3 FILE` does, with one difference: nobody waits.

The loop's selector and time.sleep move a clock instead of waiting. Nothing else is changed or
recorded, so that this is CPython's own speed, for benchmarks. Threads are not simulated.
"""

import os
import sys
import time
import types


def install():
    """Puts the clock into time, and into the selector that every loop of asyncio makes."""
    import selectors

    now = 0.0

    def clock():
        return now

    def sleep(seconds):
        nonlocal now
        now += seconds

    class Selector(selectors.DefaultSelector):
        def select(self, timeout=None):
            nonlocal now
            if timeout is None:
                sys.exit("deadlock")
            if timeout > 0:
                now += timeout
            return ()

    selectors.DefaultSelector = Selector
    time.monotonic = time.perf_counter = clock
    time.time = lambda: 1704067200.0 + now
    time.sleep = sleep


def run(path):
    """Runs the file as the main module, as the interpreter itself would."""
    install()
    sys.argv = [path]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = path
    with open(path, "rb") as source:
        code = compile(source.read(), path, "exec", dont_inherit=True)
    exec(code, main.__dict__)
