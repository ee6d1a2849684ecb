import asyncio
import threading
import time

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


print(threading.current_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count())
def work(n):
    time.sleep(n); return threading.current_thread().name
async def main():
    print(await asyncio.gather(asyncio.to_thread(work, 2), asyncio.to_thread(work, 1)))
lock = threading.Lock(); print(lock.acquire(), lock.locked(), lock.acquire(False)); lock.release(); t(lock.release)
with lock: print(lock.locked())
rl = threading.RLock(); rl.acquire(); rl.acquire(); rl.release(); rl.release(); t(rl.release)
e = threading.Event(); print(e.is_set()); e.set(); print(e.wait(), e.is_set())
c = threading.Condition(); t(c.wait); t(c.notify)
with c: c.notify_all(); print(c.wait_for(lambda: True))
sm = threading.BoundedSemaphore(1); print(sm.acquire(), sm.acquire(blocking=False)); sm.release(); t(sm.release); t(threading.Semaphore, -1)
lo = threading.local(); lo.x = 5; print(lo.x, lo.__dict__, hasattr(lo, 'y')); del lo.x; t(lambda: lo.x)
b = threading.Barrier(1); print(b.wait(), b.parties, b.n_waiting, b.broken)
asyncio.run(main())
