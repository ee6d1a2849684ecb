"""The parts of heapq that walk iterables; pushing and popping is in heapq.c."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
           'heappushpop']


class _Backwards:
    """Compares the other way round, so that the largest is first in a heap."""
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value

    def __eq__(self, other):
        return self.value == other.value


def _largest_first(operation):
    """The same for a heap that has its largest item first."""
    def change(heap, *args):
        turned = [_Backwards(value) for value in heap]
        result = operation(turned, *map(_Backwards, args))
        heap[:] = [item.value for item in turned]
        return None if result is None else result.value
    return change


_heapify_max, _heappop_max, _heapreplace_max = map(_largest_first, (heapify, heappop, heapreplace))


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


def _only(best, iterable, key):
    nothing = object()
    found = best(iterable, default=nothing, key=key)
    return [] if found is nothing else [found]


def _some(n, iterable, key, reverse):
    if not hasattr(type(iterable), '__len__') or not n >= len(iterable):
        range(n)  # it must be an integer
        if n <= 0:
            iter(iterable)
            return []
    return sorted(iterable, key=key, reverse=reverse)[:n]


def nsmallest(n, iterable, key=None):
    return _only(min, iterable, key) if n == 1 else _some(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _only(max, iterable, key) if n == 1 else _some(n, iterable, key, True)
