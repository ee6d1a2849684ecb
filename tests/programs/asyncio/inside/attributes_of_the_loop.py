# Underscore names of the loop and of handles.
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(loop._scheduled, loop._debug, loop._closed, loop._stopping, loop._thread_id is not None)
    h = loop.call_later(5, print, 1); print(h._when, h._args, h._callback, h._cancelled, h._scheduled, len(loop._scheduled)); h.cancel(); print(h._cancelled, h._callback, h._args)
    h = loop.call_soon(print, "soon"); print(h._callback, h._args, h._loop is loop)
    await asyncio.sleep(0)
    print(loop._default_executor, loop._exception_handler, loop._task_factory, loop._executor_shutdown_called)
asyncio.run(main())
