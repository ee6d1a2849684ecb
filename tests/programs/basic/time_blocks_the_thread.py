import time

begin = time.monotonic()
print(begin)
time.sleep(1.5)
print(time.monotonic(), time.perf_counter() - begin)
time.sleep(0.25)
print(f"{time.time():.2f}")
