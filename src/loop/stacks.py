"""Task.get_stack and print_stack."""

import sys
from _asyncio import _source_line


def get_stack(task, limit):
    coro = task.get_coro()
    frame = getattr(coro, "cr_frame", None)
    if frame is None:
        frame = getattr(coro, "gi_frame", None)
    if frame is not None:
        return [frame] if limit is None or limit > 0 else []
    if not task.done() or task.cancelled() or task._exception is None:
        return []
    frames = []
    entry = task._exception.__traceback__
    while entry is not None and (limit is None or len(frames) < limit):
        frames.append(entry.tb_frame)
        entry = entry.tb_next
    return frames


def print_stack(task, limit, file):
    frames = get_stack(task, limit)
    error = task._exception
    if not frames:
        print(f"No stack for {task!r}", file=file)
    elif error is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    # As in CPython, what follows goes to stderr when no file is given.
    entries = sys.stderr if file is None else file
    for frame in frames:
        code = getattr(frame, "f_code", None)
        if code is None:  # of a coroutine that is written in C
            continue
        print(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}', file=entries)
        line = _source_line(code.co_filename, frame.f_lineno)
        if line:
            print(f"    {line}", file=entries)
    if error is not None:
        import traceback
        for line in traceback.format_exception_only(type(error), error):
            print(line, file=file, end="")
