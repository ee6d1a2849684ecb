from concurrent.futures import ThreadPoolExecutor, TimeoutError, CancelledError
import time
def work(n):
    time.sleep(n)
    if n == 2:
        raise KeyError(n)
    return n
with ThreadPoolExecutor(1) as pool:
    a, b, c = pool.submit(work, 1), pool.submit(work, 2), pool.submit(work, 3)
    print(a.running(), b.running(), c.cancel(), a.cancel(), c.cancelled())
    a.add_done_callback(lambda f: print("done", f.result(), time.monotonic()))
    try:
        a.result(timeout=0.5)
    except TimeoutError as e:
        print("timeout", time.monotonic())
    print(a.result(), repr(b.exception()))
    try:
        c.result()
    except CancelledError as e:
        print("cancelled")
