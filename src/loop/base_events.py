"""asyncio.base_events: what a loop has to say, through the logger "asyncio".

The loop itself is written in C. Here is the default exception handler, and where something was made,
which loops in debug mode remember. Only that needs the module traceback: who is told of a task
that failed for want of memory has none to read it.
"""

import _asyncio

_MADE = {"source_traceback": "Object created at (most recent call last):\n",
         "handle_traceback": "Handle created at (most recent call last):\n"}


def _made_at(place):
    """The stack now; below it the place of CPython's library that would be the last, if any."""
    import traceback

    stack = traceback.extract_stack()
    if place:
        file, line, function = place
        stack.append(traceback.FrameSummary("/usr/lib/python3.11/asyncio/" + file, line, function))
    return stack


def _default_exception_handler(loop, context):
    lines = [context.get("message") or "Unhandled exception in event loop"]
    for key in sorted(context):
        if key in _MADE:
            import traceback

            stack = "".join(traceback.format_list(context[key]))
            lines.append(f"{key}: {_MADE[key]}{stack.rstrip()}")
        elif key not in ("message", "exception"):
            lines.append(f"{key}: {context[key]!r}")
    _asyncio._log("\n".join(lines), context.get("exception"))
