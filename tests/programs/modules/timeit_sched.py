import sched
import time
import timeit

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


print(timeit.default_timer is time.perf_counter); print(type(timeit.timeit('x = 1', number=3)), len(timeit.repeat('pass', repeat=2, number=1))); 
s = sched.scheduler(time.time, time.sleep); s.enter(2, 1, print, ('b',)); s.enter(1, 1, print, ('a',)); s.enter(1, 0, print, ('first',)); print(len(s.queue), s.empty()); s.run(); print(s.empty())
