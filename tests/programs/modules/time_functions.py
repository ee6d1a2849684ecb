import time
print(time.time(), time.monotonic(), time.perf_counter(), time.time_ns(), time.monotonic_ns(), time.perf_counter_ns())
time.sleep(3661.5)
print(time.ctime(), time.strftime("%Y-%m-%d %H:%M:%S"), time.strftime("%X %p %j %a %A %b %B %y %I %%"), time.asctime())
t = time.localtime()
print(t, t.tm_hour, t[0], tuple(t)[:6], time.gmtime(0), time.strftime("%H:%M", time.gmtime(90)))
print(time.mktime(t), time.strptime("2024-03-05 01:02:03", "%Y-%m-%d %H:%M:%S")[:6], time.ctime(0), time.timezone, time.tzname[0])
for f in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.sleep(None)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
