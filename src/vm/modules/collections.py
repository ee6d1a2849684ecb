"""Containers made of the builtin ones.

What is used most is at hand at once: deque, defaultdict and the fields of named tuples are in C,
namedtuple, OrderedDict and Counter below. ChainMap and the classes to derive from need the abstract
base classes, so they are loaded when somebody asks for one of them.
"""

from _awaiter import define as _define
from itertools import chain as _chain, repeat as _repeat

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString',
           'defaultdict', 'deque', 'namedtuple']


def __getattr__(name):
    if name == 'abc':
        import collections.abc
        return collections.abc
    if name not in __all__:
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    from collections import _wrappers
    found = globals()[name] = getattr(_wrappers, name)
    return found


def __dir__():
    return sorted({*globals(), *__all__, 'abc'})


_KEYWORDS = frozenset((
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue',
    'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import',
    'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while',
    'with', 'yield'))


# --- namedtuple ----------------------------------------------------------------------------------

def _check_name(name):
    if type(name) is not str:
        raise TypeError('Type names and field names must be strings')
    if not name.isidentifier():
        raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
    if name in _KEYWORDS:
        raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')


def _check_fields(fields):
    for at, name in enumerate(fields):
        if name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in fields[:at]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')


def _renamed(names):
    """Names that can't be fields become _0, _1…"""
    kept = dict.fromkeys(
        name for name in names
        if name.isidentifier() and name not in _KEYWORDS and not name.startswith('_'))
    return [name if kept.pop(name, ...) is None else f'_{at}' for at, name in enumerate(names)]


def _named_constructor(typename, parameters, defaults):
    """__new__ with the fields as parameters, which binds them as any Python function does."""
    names = {'_new': tuple.__new__}
    _define(f'def __new__(_cls, {parameters}):\n    return _new(_cls, ({parameters}))\n', names)
    new = names['__new__']
    new.__doc__ = f'Create new instance of {typename}({parameters})'
    if defaults is not None:
        new.__defaults__ = defaults
    return new


def _named_methods(typename, fields):
    count = len(fields)
    shown = ', '.join([f'{name}=%r' for name in fields])

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == count:
            return made
        raise TypeError(f'Expected {count} arguments, got {len(made)}')

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if not kwds:
            return made
        raise ValueError(f'Got unexpected field names: {list(kwds)!r}')

    def _asdict(self):
        'Return a new dict which maps field names to their values.'
        return dict(zip(self._fields, self))

    def __repr__(self):
        'Return a nicely formatted representation string'
        return f'{self.__class__.__name__}({shown % self})'

    def __getnewargs__(self):
        'Return self as a plain tuple.  Used by copy and pickle.'
        return tuple(self)

    _make.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = (f'Return a new {typename} object replacing specified fields with new '
                        'values')
    return _make, _replace, __repr__, _asdict, __getnewargs__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        fields = _renamed(fields)
    for name in (typename, *fields):
        _check_name(name)
    if not rename:
        _check_fields(fields)
    fields = tuple(fields)
    by_name = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        by_name = dict(zip(fields[len(fields) - len(defaults):], defaults))
    parameters = ', '.join(fields) + ',' * (len(fields) == 1)
    new = _named_constructor(typename, parameters, defaults)
    body = {'__doc__': f'{typename}({parameters})', '__slots__': (), '_fields': fields,
            '_field_defaults': by_name, '__new__': new}
    for method in (new, *_named_methods(typename, fields)):
        method.__qualname__ = f'{typename}.{method.__name__}'
        body[method.__name__] = method
    body['_make'] = classmethod(body['_make'])
    body['__match_args__'] = fields
    for index, name in enumerate(fields):
        body[name] = _tuplegetter(index, f'Alias for field number {index}')
    made = type(typename, (tuple,), body)
    # Only the program itself calls this, or a library module that says for whom.
    made.__module__ = '__main__' if module is None else module
    return made


# --- OrderedDict ---------------------------------------------------------------------------------

class OrderedDict(dict):
    """Dictionary that remembers insertion order"""

    def move_to_end(self, key, last=True):
        value = dict.__getitem__(self, key)
        if last:
            dict.__delitem__(self, key)
            dict.__setitem__(self, key, value)
            return
        rest = [(k, v) for k, v in dict.items(self) if k != key]
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(
                a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        shown = _repr_of_list([*self.items()], self)
        return f'{self.__class__.__name__}({shown})'

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        state = self.__dict__ or None
        return self.__class__, (), state, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


# The containers whose repr is being made: one that contains itself is shown as `...`.
_being_shown = set()


def _repr_of_list(items, owner):
    key = id(owner)
    if key in _being_shown:
        return '...'
    _being_shown.add(key)
    try:
        return repr(items)
    finally:
        _being_shown.discard(key)


# --- Counter -------------------------------------------------------------------------------------

def _is_mapping(counts):
    if isinstance(counts, (str, list, tuple, set)):
        return False
    if isinstance(counts, dict):
        return True
    from collections.abc import Mapping
    return isinstance(counts, Mapping)


def _comparing(test):
    """An operator that compares count by count; what is missing counts 0."""
    def operator(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(test(self[key], other[key]) for counts in (self, other) for key in counts)
    return operator


def _merging(combine):
    """An operator that makes a third counter, of what is positive then."""
    def operator(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key in {**self, **other}:
            count = combine(self.get(key, 0), other[key])
            if count > 0:
                made[key] = count
        return made
    return operator


def _taking_in(combine):
    """The same in place, for what the other one has."""
    def operator(self, other):
        for key, count in other.items():
            self[key] = combine(self[key], count)
        return self._keep_positive()
    return operator


def _strictly(or_equal):
    def operator(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return getattr(self, or_equal)(other) and self != other
    return operator


def _sum(a, b):
    return a + b


def _difference(a, b):
    return a - b


class Counter(dict):
    """Dict subclass for counting hashable items."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            self._add(iterable)
        if kwds:
            self.update(kwds)

    def _add(self, counts):
        if _is_mapping(counts):
            if not self:
                super().update(counts)
                return
            for key, count in counts.items():
                self[key] = count + self.get(key, 0)
        elif type(self) is Counter:
            _count_elements(self, counts)
        else:
            for key in counts:
                self[key] = self.get(key, 0) + 1

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            pairs = iterable.items() if _is_mapping(iterable) else zip(iterable, _repeat(1))
            for key, count in pairs:
                self[key] -= count
        if kwds:
            self.subtract(kwds)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    # --- Asking ---

    def elements(self):
        return _chain.from_iterable(map(_repeat, self.keys(), self.values()))

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def total(self):
        return sum(self.values())

    def __repr__(self):
        counts = dict(self)
        try:
            counts = dict(self.most_common())
        except TypeError:
            pass  # counts that have no order are shown as they came
        return f'{self.__class__.__name__}({counts or ""})'

    # --- Counting with counters ---

    __eq__ = _comparing(lambda a, b: a == b)
    __le__ = _comparing(lambda a, b: a <= b)
    __ge__ = _comparing(lambda a, b: a >= b)
    __lt__ = _strictly('__le__')
    __gt__ = _strictly('__ge__')

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __add__ = _merging(_sum)
    __sub__ = _merging(_difference)
    __or__ = _merging(max)
    __and__ = _merging(lambda a, b: min(b, a))
    __iadd__ = _taking_in(_sum)
    __isub__ = _taking_in(_difference)
    __ior__ = _taking_in(max)

    def __iand__(self, other):
        for key, count in self.items():
            self[key] = min(count, other[key])
        return self._keep_positive()

    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return Counter({key: 0 - count for key, count in self.items() if count < 0})

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self


for _name, _operator in vars(Counter).items():
    if getattr(_operator, '__name__', '') == 'operator':
        _operator.__name__ = _name
        _operator.__qualname__ = f'Counter.{_name}'
del _name, _operator
