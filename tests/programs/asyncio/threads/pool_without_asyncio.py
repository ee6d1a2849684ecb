from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import time
def work(n):
    time.sleep(n)
    return n
with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(work, [3, 1, 2])), time.monotonic())
    futures = [pool.submit(work, n) for n in (2, 1, 3)]
    for f in as_completed(futures):
        print(f.result(), time.monotonic())
    f = pool.submit(work, 5)
    print(f.done(), f.running(), f.result(), time.monotonic())
    print([len(x) for x in wait([pool.submit(work, 1), pool.submit(work, 4)], timeout=2)], time.monotonic())
print("end", time.monotonic())
