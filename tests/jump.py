"""Runs a program as `python3 FILE` does, with one difference: nobody waits.

The loop's selector and time.sleep move a clock instead of waiting. Nothing else is changed or
recorded, so that this is CPython's own speed, for benchmarks.
"""

import os
import runpy
import sys
import time


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
    install()
    sys.argv = [path]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    runpy.run_path(path, run_name="__main__")
