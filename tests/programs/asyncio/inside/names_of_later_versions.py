# What 3.12 has and 3.11 has not is an AttributeError.
import asyncio
for n in ("eager_task_factory", "create_eager_task_factory", "QueueShutDown", "EventLoop", "loop_factory", "coroutine", "async_", "TimeoutError2", "current_loop"):
    try: getattr(asyncio, n); print(n)
    except AttributeError as e: print(e)
try: asyncio.Queue().shutdown
except AttributeError as e: print(e)
t = asyncio.new_event_loop()
async def m():
    try: asyncio.current_task().get_context
    except AttributeError as e: print(e)
t.run_until_complete(m())
