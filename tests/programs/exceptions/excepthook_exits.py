# A hook may decide about the status.
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error)
    sys.exit(7)


sys.excepthook = hook
raise ValueError("original")
