# The modules of the package, and what they have.
import asyncio
from asyncio import tasks, queues, locks, events, futures, coroutines, base_events, exceptions, runners, taskgroups, timeouts, threads, log, constants, mixins, format_helpers, staggered, base_futures, base_tasks
from asyncio.queues import Queue
print(asyncio.tasks.all_tasks is asyncio.all_tasks, Queue is asyncio.Queue)
print(constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES, constants.ACCEPT_RETRY_DELAY, constants.DEBUG_STACK_DEPTH)
print(log.logger.name, asyncio.log.logger)
print(asyncio.base_futures._PENDING, asyncio.base_futures._FINISHED, asyncio.base_futures._CANCELLED)
print(asyncio.events.AbstractEventLoop, asyncio.base_events.BaseEventLoop)
print(coroutines.iscoroutinefunction is asyncio.iscoroutinefunction)
print(exceptions.CancelledError is asyncio.CancelledError)
print(timeouts.timeout is asyncio.timeout, taskgroups.TaskGroup is asyncio.TaskGroup)
for m in (tasks, queues, locks, futures, coroutines, exceptions, runners, threads, timeouts):
    print(m.__name__, [n for n in m.__all__ if not n.startswith("_")])
