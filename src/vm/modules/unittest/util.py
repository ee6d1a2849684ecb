"""How values are shown in messages, and how often they are in two lists."""

from collections import namedtuple
from os.path import commonprefix

__unittest = True

# A message shows values in full up to this width; beyond it the part that they share is shortened, so
# that the place where they part is seen.
_WIDTH = 80
_GAP = 12
_KEPT = 5
_DIFFERENT = _WIDTH - 2 * _GAP - 3 * _KEPT

_Mismatch = namedtuple('Mismatch', 'actual expected value')


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_WIDTH] + ' [truncated]...' if short and len(text) >= _WIDTH else text


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _shorten(text, begin, end):
    left_out = len(text) - begin - end
    if left_out <= _GAP:
        return text
    return f'{text[:begin]}[{left_out} chars]{text[len(text) - end:]}'


def _common_shorten_repr(*values):
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _WIDTH:
        return texts
    shared = commonprefix(texts)
    size = len(shared)
    room = _WIDTH - (longest - size + _KEPT + _GAP)
    if room > _KEPT:
        shared = _shorten(shared, _KEPT, room)
        return tuple(shared + text[size:] for text in texts)
    shared = _shorten(shared, _KEPT, _KEPT)
    return tuple(shared + _shorten(text[size:], _DIFFERENT, _KEPT) for text in texts)


def _count_diff_hashable(first, second):
    """A _Mismatch for each value that the two Counters do not have equally often."""
    differences = [_Mismatch(count, second.get(value, 0), value)
                   for value, count in first.items() if count != second.get(value, 0)]
    return differences + [_Mismatch(0, count, value)
                          for value, count in second.items() if value not in first]


def _count_diff_all_purpose(first, second):
    """Likewise for two lists of what can't be counted by hash."""
    first, second = list(first), list(second)
    differences = []

    def take(values, wanted):
        kept = [value for value in values if not value == wanted]
        count = len(values) - len(kept)
        values[:] = kept
        return count

    while first or second:
        value = first[0] if first else second[0]
        found = _Mismatch(take(first, value), take(second, value), value)
        if found.actual != found.expected:
            differences.append(found)
        if not found.actual and not found.expected:
            del (first or second)[0]  # it does not even equal itself
    return differences
