# Lock, RLock, Condition, Semaphore, Barrier and Event between threads.
import threading
import time

lock = threading.Lock()
total = 0


def add(name, pause):
    global total
    for _ in range(3):
        with lock:
            before = total
            time.sleep(pause)
            total = before + 1
    print(name, "is done", time.monotonic())


threads = [threading.Thread(target=add, args=(name, pause)) for name, pause in (("a", 0.5), ("b", 0.25))]
for thread in threads:
    thread.start()
print(lock.acquire(timeout=0.1), lock.acquire(False), lock.locked())
for thread in threads:
    thread.join()
print(total, time.monotonic())

condition = threading.Condition()
items = []


def consume(name):
    with condition:
        while not items:
            condition.wait()
        print(name, "has", items.pop(0), time.monotonic())


consumers = [threading.Thread(target=consume, args=(f"consumer {number}",)) for number in range(3)]
for consumer in consumers:
    consumer.start()
for item in ("soup", "salad", "bread"):
    time.sleep(1)
    with condition:
        items.append(item)
        condition.notify()
for consumer in consumers:
    consumer.join()

semaphore = threading.Semaphore(2)


def eat(name):
    with semaphore:
        print(name, "sits", time.monotonic())
        time.sleep(1)


eaters = [threading.Thread(target=eat, args=(number,)) for number in range(5)]
for eater in eaters:
    eater.start()
for eater in eaters:
    eater.join()

barrier = threading.Barrier(3, action=lambda: print("all are there", time.monotonic()))


def meet(number):
    time.sleep(number)
    place = barrier.wait()
    print(number, "had place", place)


friends = [threading.Thread(target=meet, args=(number,)) for number in range(3)]
for friend in friends:
    friend.start()
for friend in friends:
    friend.join()

event = threading.Event()


def watch():
    print("in time" if event.wait(0.5) else "too late", time.monotonic())
    print("in time" if event.wait() else "too late", time.monotonic())


watcher = threading.Thread(target=watch)
watcher.start()
time.sleep(2)
event.set()
watcher.join()
