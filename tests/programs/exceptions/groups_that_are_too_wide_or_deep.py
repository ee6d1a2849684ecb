# A traceback shows 15 exceptions of a group, and groups 10 deep.
import sys
import traceback


def nest(depth, first):
    error = ValueError("inmost")
    for level in range(depth):
        inside = [error, KeyError(level)] if first else [KeyError(level), error]
        error = ExceptionGroup(f"level {level}", inside)
    return error


for depth in (9, 10, 11):
    for first in (True, False):
        traceback.print_exception(nest(depth, first))
        try:
            raise nest(depth, first) from ExceptionGroup("cause", [nest(depth, not first)])
        except ExceptionGroup as error:
            sys.excepthook(type(error), error, error.__traceback__)
for width in (15, 16, 17):
    traceback.print_exception(ExceptionGroup("wide", [ValueError(number) for number in range(width)]))
raise ExceptionGroup("both", [nest(12, False)] + [ValueError(number) for number in range(15)]) from nest(11, True)
