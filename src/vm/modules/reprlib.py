"""Reprs that are cut, and reprs of what contains itself."""

from itertools import islice as _islice

__all__ = ['Repr', 'repr', 'recursive_repr']

_repr = repr


def recursive_repr(fillvalue='...'):
    def decorating_function(user_function):
        from functools import wraps
        running = set()

        @wraps(user_function)
        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)
        return wrapper
    return decorating_function


def _sorted_if_possible(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    def __init__(self):
        self.fillvalue = '...'
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(' ', '_')
        method = getattr(self, 'repr_' + name, None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _items(self, x, level, left, right, maxiter, trail=''):
        if level <= 0 and x:
            shown = self.fillvalue
        else:
            pieces = [self.repr1(item, level - 1) for item in _islice(x, maxiter)]
            if len(x) > maxiter:
                pieces.append(self.fillvalue)
            shown = ', '.join(pieces)
            if len(x) == 1 and trail:
                right = trail + right
        return f'{left}{shown}{right}'

    def repr_tuple(self, x, level):
        return self._items(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._items(x, level, '[', ']', self.maxlist)

    def repr_set(self, x, level):
        if not x:
            return 'set()'
        return self._items(_sorted_if_possible(x), level, '{', '}', self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return 'frozenset()'
        return self._items(_sorted_if_possible(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_array(self, x, level):
        if not x:
            return f'array({x.typecode!r})'
        return self._items(x, level, f'array({x.typecode!r}, [', '])', self.maxarray)

    def repr_deque(self, x, level):
        return self._items(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        pieces = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}'
                  for key in _islice(_sorted_if_possible(x), self.maxdict)]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return '{' + ', '.join(pieces) + '}'

    def _cut(self, text, most, between=None):
        """The two ends of a text; of the dots' three columns the second end has the odd one."""
        first = max(0, (most - 3) // 2)
        second = max(0, most - 3 - first)
        middle = self.fillvalue if between is None else between
        return text[:first] + middle + text[len(text) - second:]

    def repr_str(self, x, level):
        most = self.maxstring
        text = _repr(x[:most])
        return text if len(text) <= most else self._cut(_repr(self._cut(x, most, '')), most)

    def repr_int(self, x, level):
        text = _repr(x)
        return self._cut(text, self.maxlong) if len(text) > self.maxlong else text

    def repr_instance(self, x, level):
        try:
            text = _repr(x)
        except Exception:
            return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
        return self._cut(text, self.maxother) if len(text) > self.maxother else text


aRepr = Repr()
repr = aRepr.repr
