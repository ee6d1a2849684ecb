# Timers, and attributes that every thread has for itself.
import threading
import time

timers = [threading.Timer(delay, print, args=(delay, "seconds")) for delay in (3, 1, 2)]
for timer in timers:
    timer.start()
timers[2].cancel()
print(timers[0].interval, timers[0].finished.is_set(), timers[0].is_alive())
for timer in timers:
    timer.join()
print(time.monotonic())

own = threading.local()
own.name = "main"


def look(name):
    print(hasattr(own, "name"))
    own.name = name
    time.sleep(1)
    print(own.name)


threads = [threading.Thread(target=look, args=(name,)) for name in ("a", "b")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(own.name)
