# queue.Queue between threads.
import queue
import threading
import time

orders = queue.Queue(maxsize=2)


def cook():
    while True:
        order = orders.get()
        if order is None:
            orders.task_done()
            return
        time.sleep(1)
        print("cooked", order, time.monotonic())
        orders.task_done()


cooks = [threading.Thread(target=cook) for _ in range(2)]
for thread in cooks:
    thread.start()
for number in range(6):
    orders.put(number)
    print("ordered", number, time.monotonic())
orders.join()
for _ in cooks:
    orders.put(None)
for thread in cooks:
    thread.join()
try:
    orders.get(timeout=1)
except queue.Empty:
    print("empty", time.monotonic(), orders.qsize())
