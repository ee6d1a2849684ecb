# The end of the program waits for threads, but not for daemons.
import threading
import time


def tick(name, pause, times):
    for count in range(times):
        time.sleep(pause)
        print(name, count, time.monotonic())


threading.Thread(target=tick, args=("daemon", 1, 100), daemon=True).start()
threading.Thread(target=tick, args=("worker", 2, 3)).start()
print("end of the main thread")
