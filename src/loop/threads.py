"""asyncio.to_thread."""

import contextvars
from functools import partial
from _asyncio import get_running_loop




async def to_thread(func, /, *args, **kwargs):  #: 12
    """Runs a function in a thread of the loop's own pool, in a copy of the current context."""
    loop = get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, partial(context.run, func, *args, **kwargs))  #: 25
