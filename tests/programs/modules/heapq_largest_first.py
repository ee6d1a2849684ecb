# The heaps with the largest first, which have no public name: the list after each step is CPython's.
import heapq
import random

random.seed(3)
heap = [random.randrange(100) for _ in range(20)]
heapq._heapify_max(heap)
print(heap)
for _ in range(4):
    print(heapq._heappop_max(heap), heap)
print(heapq._heapreplace_max(heap, 50), heap)
texts = ['pear', 'apple', 'fig']
heapq._heapify_max(texts)
print(texts, [heapq._heappop_max(texts) for _ in range(3)], texts)
try:
    heapq._heappop_max(texts)
except IndexError as error:
    print(error)
