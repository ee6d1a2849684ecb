# Which comparisons are made, in which order, and what happens when they change the list.
import heapq, bisect
from collections import deque
def t(f,*a,**k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for f in (heapq.heappush, heapq.heapreplace, heapq.heappushpop):
    t(f, None, 2); t(f, "s", 1); t(f, [1, 2], 'a'); t(f, [], 2)
for f in (heapq.heappop, heapq.heapify):
    t(f, 's'); t(f, None); t(f, [])
for f in (bisect.bisect, bisect.bisect_left, bisect.insort, bisect.insort_left):
    t(f, 1, 2); t(f, [1, 2], 1.5, -1); t(f, [1, 2, 3], 2, 0, -1); t(f, [1, 2], 5, 0, 9)
    t(f, [1, 2], 1.5, 'a'); t(f, [1, 2], 1.5, 0, 'b'); t(f, (1, 2), 1, hi=1.5)
    t(f, [1, 2, 3], x=2, key=lambda v: -v); t(f, (1, 2, 3), 2); t(f, 'abc', 'b')
    t(f, [1, 'a'], 2); t(f, [1], 1, foo=2); t(f, [1, 2], 1, key=3); t(f, range(10), 4)
    print(f)
class A:
    def __init__(s,n): s.n=n
    def __lt__(s,o): print(s.n,'<',o.n); return s.n<o.n
    def __repr__(s): return f'A{s.n}'
h=[]
for n in [5,2,9,1,7,3,8,0,4,6]: heapq.heappush(h,A(n))
print(h); print(heapq.heappop(h),h); print(heapq.heappushpop(h,A(3)),h); print(heapq.heapreplace(h,A(10)),h)
l=[A(n) for n in (9,4,2,7,6,1,3)]; heapq.heapify(l); print(l)
l.sort(); print(bisect.bisect(l,A(4)), bisect.bisect_left(l,A(4)))
class B:
    def __lt__(s,o): q.clear(); return True
q=[B(),B(),B(),B()]
t(heapq.heapify,q)
q=[B(),B(),B(),B()]
t(heapq.heappop,q)
q=[B(),B()]
t(heapq.heappush,q,B())
class L(list):
    def insert(s,i,v): print('ins',i,v); super().insert(i,v)
q=L([1,2]); bisect.insort(q,1); print(q)
class S:
    def __len__(s): return 3
    def __getitem__(s,i): print('get',i); return i*2
    def insert(s,i,v): print('insert',i,v)
t(bisect.insort,S(),3); t(bisect.bisect,S(),3,0,20)
d=deque([1,2,4]); bisect.insort(d,3); print(d)
