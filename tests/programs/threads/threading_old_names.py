# The names of old are deprecated, and said to be.
import threading

event = threading.Event()
print(event.isSet())
condition = threading.Condition()
with condition:
    condition.notifyAll()
thread = threading.Thread(target=event.set, name='worker')
thread.setDaemon(True)
thread.start()
thread.join()
print(thread.isDaemon(), thread.getName(), event.isSet())
print(threading.currentThread() is threading.main_thread(), threading.activeCount())
gate = threading.BoundedSemaphore(3)
gate.acquire()
print(repr(gate).split('at ')[0], repr(gate).split(': ')[1], repr(threading.Semaphore(2)).split(': ')[1])
