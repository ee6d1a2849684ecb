"""asyncio.run. It is not in C, as what the runner closes runs while an exception of main is handled."""

from _asyncio import Runner, _get_running_loop


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")  #: 186
    with Runner(debug=debug) as runner:  #: 189
        return runner.run(main)  #: 190
