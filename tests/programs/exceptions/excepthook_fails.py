# A hook that raises: both exceptions are told, by the interpreter itself.
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error)
    raise LookupError("in the hook")


sys.excepthook = hook
raise ValueError("original")
