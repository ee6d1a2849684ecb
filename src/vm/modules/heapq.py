"""A list as a heap: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2]."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
           'heappushpop']


def _rise(heap, start, index):
    """Moves the item up to where it belongs, not above `start`."""
    item = heap[index]
    while index > start:
        parent = (index - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[index] = above
        index = parent
    heap[index] = item


def _sink(heap, index):
    """Moves the item down to a leaf along the smaller children, then up again: an item that was
    last belongs near the bottom, so this needs fewer comparisons."""
    end = len(heap)
    start = index
    item = heap[index]
    child = 2 * index + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[index] = heap[child]
        index = child
        child = 2 * index + 1
    heap[index] = item
    _rise(heap, start, index)


def _must_be_list(heap, what):
    if not isinstance(heap, list):
        raise TypeError(f'{what} must be list, not {type(heap).__name__}')


def heappush(heap, item, /):
    if not isinstance(heap, list):
        _must_be_list(heap, 'heappush() argument 1')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not isinstance(heap, list):
        _must_be_list(heap, 'heappop() argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def heapreplace(heap, item, /):
    _must_be_list(heap, 'heapreplace() argument 1')
    if not heap:
        raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item, /):
    _must_be_list(heap, 'heappushpop() argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x, /):
    _must_be_list(x, 'heapify() argument')
    for index in reversed(range(len(x) // 2)):
        _sink(x, index)


class _Backwards:
    """Compares the other way round, so that the largest is first in a heap."""
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value


def merge(*iterables, key=None, reverse=False):
    # Entries of the heap: key, number of the iterable (equal keys keep its order), value, next.
    heap = []
    for number, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            value = step()
        except StopIteration:
            continue
        rank = value if key is None else key(value)
        heap.append([_Backwards(rank) if reverse else rank, number, value, step])
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        while True:
            yield entry[2]
            try:
                value = entry[2] = entry[3]()
            except StopIteration:
                heappop(heap)
                break
            rank = value if key is None else key(value)
            entry[0] = _Backwards(rank) if reverse else rank
            heapreplace(heap, entry)
            entry = heap[0]
    for entry in heap:
        yield entry[2]
        while True:
            try:
                value = entry[3]()
            except StopIteration:
                return
            yield value


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n if n > 0 else 0]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n if n > 0 else 0]
