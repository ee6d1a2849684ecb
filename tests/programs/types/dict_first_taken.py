# Taking the first entry again and again, with others coming and going.
from collections import OrderedDict

queue = dict.fromkeys(range(2000))
taken = 0
while queue:
    first = next(iter(queue))
    del queue[first]
    taken += first
    if first % 3 == 0 and first < 3000:
        queue[first + 5000] = None
print(taken, len(queue), list(queue.items()), list(reversed(queue)))
queue["a"] = 1
queue["b"] = 2
del queue["a"]
print(queue, list(queue), queue.popitem(), queue)
cache = OrderedDict((i, i * i) for i in range(50))
for i in range(200):
    cache.move_to_end(i % 50) if i % 50 in cache else cache.__setitem__(i % 50, i)
    if i % 4 == 0:
        cache.popitem(last=False)
print(list(cache)[:5], len(cache), cache.popitem(last=False), cache.popitem())
cache.move_to_end(next(reversed(cache)), last=False)
print(list(cache)[:4])
other = {1: 1, 2: 2, 3: 3}
del other[1], other[2]
other.update({1: "again", 4: 4})
print(other, other.copy(), {**other}, other | {0: 0}, list(other.keys() & {1, 4}))
other.clear()
other[9] = 9
print(other, list(other.values()))
