import heapq, bisect
h = []
for n in (5, 1, 8, 3, 2):
    heapq.heappush(h, n)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda x: -x))
l = [9, 4, 7, 1, 8, 2]
heapq.heapify(l)
print(l, [heapq.heappop(l) for _ in range(6)], list(heapq.merge([1, 4], [2, 3], [0, 9])))
s = [1, 3, 3, 5]
print(bisect.bisect(s, 3), bisect.bisect_left(s, 3), bisect.bisect_right(s, 3), bisect.bisect(s, 0))
bisect.insort(s, 4)
bisect.insort_left(s, 3)
print(s, bisect.bisect([5, 3, 1], -3, key=lambda x: -x))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
