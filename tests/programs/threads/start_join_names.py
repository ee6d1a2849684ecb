# Threads: names, states, joining, what is not allowed.
import threading
import time


def work(number, pause=1):
    me = threading.current_thread()
    print(number, "begins in", me.name, me.daemon, me.is_alive())
    time.sleep(pause)
    print(number, "ends at", time.monotonic())


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


threads = [threading.Thread(target=work, args=(number,), kwargs={"pause": 3 - number}) for number in range(3)]
attempt(threads[0].join)
print([thread.name for thread in threads], [thread.is_alive() for thread in threads], threads[0].ident)
print(repr(threads[0]), repr(threading.Thread(name="cook", daemon=True)), threading.Thread().name)
for thread in threads:
    thread.start()
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
attempt(threads[1].start)
attempt(lambda: setattr(threads[1], "daemon", True))
threads[2].join()
print("one is there", time.monotonic(), [thread.is_alive() for thread in threads])
threads[0].join(0.5)
print("waited", time.monotonic(), threads[0].is_alive())
for thread in threads:
    thread.join()
print(time.monotonic(), threading.active_count(), threads[0].ident is not None)
attempt(threads[1].start)
attempt(threading.current_thread().join)


class Waiter(threading.Thread):
    def __init__(self, table):
        super().__init__(name=f"waiter of {table}")
        self.table = table
        self.result = None

    def run(self):
        time.sleep(0.25)
        self.result = self.table * 2


waiter = Waiter(21)
waiter.start()
waiter.join()
print(waiter.result, waiter.name, time.monotonic())


class Forgetful(threading.Thread):
    def __init__(self):
        pass


attempt(lambda: Forgetful().start())
attempt(lambda: Forgetful().join())
attempt(lambda: Forgetful().name)
