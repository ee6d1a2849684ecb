"""asyncio.staggered: a race in which the runners start one after the other."""

from _asyncio import Event, get_running_loop, wait_for
from asyncio.tasks import wait

__all__ = "staggered_race",


async def staggered_race(coro_fns, delay, *, loop=None):
    """The first result, whose it was, and every runner's exception.

    The next one starts `delay` seconds after the one before it (None: never so), or when that fails.
    """
    loop = loop or get_running_loop()
    waiting = enumerate(coro_fns)
    won = None, None
    errors = []
    running = []

    def start(before):
        running.append(loop.create_task(run_one_coro(before)))

    async def run_one_coro(before):
        nonlocal won
        if before is not None:
            try:
                await wait_for(before.wait(), delay)
            except TimeoutError:
                pass
        index, runner = next(waiting, (None, None))
        if index is None:
            return
        failed = Event()
        start(failed)
        errors.append(None)
        try:
            result = await runner()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            errors[index] = error
            failed.set()
            return
        won = result, index
        for number, task in enumerate(running):
            if number != index:
                task.cancel()

    run_one_coro.__qualname__ = "staggered_race.<locals>.run_one_coro"
    start(None)
    ended = 0
    try:
        while ended < len(running):
            done = (await wait(running))[0]
            ended = len(done)
            for task in done:
                if not task.cancelled() and task.exception():
                    raise task.exception()
        return *won, errors
    finally:
        for task in running:
            task.cancel()
