from concurrent.futures import ThreadPoolExecutor
import time
def work(n):
    print(n, "begins", time.monotonic())
    time.sleep(1)
    print(n, "ends", time.monotonic())
pool = ThreadPoolExecutor(max_workers=2)
for n in range(5):
    pool.submit(work, n)
print("submitted")
pool.shutdown()
print("shut down", time.monotonic())
try:
    pool.submit(work, 9)
except RuntimeError as e:
    print(e)
