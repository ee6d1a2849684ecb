# lru_cache tells its figures in a named tuple; a negative timeout is an error wherever one could wait.
import functools, queue
@functools.lru_cache
def f(x): return x
f(1); f(1); f(2)
i = f.cache_info(); print(i, i._replace(hits=5), i == (1,2,128,2), type(i), i._asdict(), type(i).__module__)
for q in (queue.Queue(), queue.SimpleQueue()):
    q.put(1)
    try: q.get(timeout=-1)
    except ValueError as e: print(e)
    print(q.get(False))
try: queue.Queue().put(1, timeout=-1)
except ValueError as e: print(e)
