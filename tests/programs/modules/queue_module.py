import queue

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


q = queue.Queue(2); q.put(1); q.put_nowait(2); print(q.full(), q.qsize()); t(q.put_nowait, 3); t(q.put, 3, False); print(q.get()); q.task_done(); q.get(); q.task_done(); q.join(); t(q.task_done); t(q.get_nowait); t(q.get, timeout=1); t(q.get, timeout=-1)
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)]); p = queue.LifoQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)])
s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty(), s.qsize()); t(s.get_nowait)
