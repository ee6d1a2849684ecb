# An exception that leaves a thread is told, and ends only that thread; SystemExit ends it quietly.
import sys
import threading


def fail():
    raise ValueError("burnt")


def leave():
    sys.exit(3)


first = threading.Thread(target=fail, name="first")
first.start()
first.join()
second = threading.Thread(target=leave)
second.start()
second.join()
seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
third = threading.Thread(target=fail)
third.start()
third.join()
print(seen, first.is_alive(), len(threading.enumerate()))
