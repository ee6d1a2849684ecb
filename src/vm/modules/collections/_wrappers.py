"""Containers that hold another one: ChainMap, and the classes to derive from.

The classes to derive from hand nearly everything to the builtin in `data`. So their methods are not
written but made from lists of names, by how the arguments and the result are to be treated; what is
written here are those that differ. Their place for everybody is `collections`.
"""

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

__name__ = 'collections'


# --- ChainMap ------------------------------------------------------------------------------------

class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    # --- Reading: the first that has the key ---

    def __contains__(self, key):
        return any(key in map for map in self.maps)

    def __getitem__(self, key):
        for map in self.maps:
            try:
                return map[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        merged = {}
        for map in reversed(self.maps):
            merged.update(dict.fromkeys(map))
        return merged

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f'{type(self).__name__}({", ".join([repr(map) for map in self.maps])})'

    # --- Writing: only to the first ---

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def _first(self, method, key, *args):
        try:
            return getattr(self.maps[0], method)(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def __delitem__(self, key):
        self._first('__delitem__', key)

    def pop(self, key, *args):
        return self._first('pop', key, *args)

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    # --- Other chains ---

    def new_child(self, m=None, **kwargs):
        first = kwargs if m is None else m
        if first is not kwargs and kwargs:
            first.update(kwargs)
        return type(self)(first, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def copy(self):
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        chain = self.copy()
        chain.maps[0].update(other)
        return chain

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = dict(other)
        for map in reversed(self.maps):
            merged.update(map)
        return type(self)(merged)


# --- What the three classes to derive from have in common ----------------------------------------

def _plain(cls, value):
    """The builtin in a wrapper of the class, or what is none."""
    return value.data if isinstance(value, cls) else value


def _copy_with_data(self):
    copy = type(self).__new__(type(self))
    copy.__dict__.update(self.__dict__)
    copy.__dict__['data'] = self.__dict__['data'].copy()
    return copy


def _handing_on(cls, name, wrap=False):
    """A method that asks `data`; the result becomes an instance again when it is to `wrap`."""
    def method(self, /, *args, **kwds):
        answer = getattr(self.data, name)(*[_plain(cls, value) for value in args], **kwds)
        return type(self)(answer) if wrap else answer
    return method


def _unwrapping(cls, operate):
    """A binary operator with the plain form of what is on the other side."""
    def operator(self, other):
        return operate(self.data, _plain(cls, other))
    return operator


def _add(cls, methods):
    for name, method in methods.items():
        method.__name__ = name
        method.__qualname__ = f'{cls.__name__}.{name}'
        setattr(cls, name, method)


def _add_comparisons(cls):
    _add(cls, {
        '__lt__': _unwrapping(cls, lambda a, b: a < b),
        '__le__': _unwrapping(cls, lambda a, b: a <= b),
        '__eq__': _unwrapping(cls, lambda a, b: a == b),
        '__ge__': _unwrapping(cls, lambda a, b: a >= b),
        '__gt__': _unwrapping(cls, lambda a, b: a > b),
    })


# --- UserDict ------------------------------------------------------------------------------------

class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for more in (dict, kwargs or None):
            if more is not None:
                self.update(more)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    # It answers by itself: by way of __getitem__ a key that is missing might be there.
    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def __delitem__(self, key):
        del self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def _joined(self, first, second):
        if isinstance(first, dict) and isinstance(second, dict):
            return type(self)(first | second)
        return NotImplemented

    def __or__(self, other):
        return self._joined(self.data, _plain(UserDict, other))

    def __ror__(self, other):
        return self._joined(_plain(UserDict, other), self.data)

    def __ior__(self, other):
        self.data |= _plain(UserDict, other)
        return self

    __copy__ = _copy_with_data

    def copy(self):
        return UserDict(self.data.copy()) if type(self) is UserDict else _copy_with_data(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


# --- UserList ------------------------------------------------------------------------------------

class UserList(MutableSequence):
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(UserList, initlist))

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(_plain(UserList, other)))

    def __radd__(self, other):
        return type(self)(list(_plain(UserList, other)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(UserList, other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    __copy__ = _copy_with_data

    def copy(self):
        return type(self)(self)

    def pop(self, i=-1):
        return self.data.pop(i)

    def count(self, item):
        return self.data.count(item)

    def append(self, item):
        self.data.append(item)

    def remove(self, item):
        self.data.remove(item)

    def insert(self, i, item):
        self.data.insert(i, item)


_add_comparisons(UserList)
_add(UserList, {name: _handing_on(UserList, name)
                for name in ('clear', 'extend', 'index', 'reverse', 'sort')})


# --- UserString ----------------------------------------------------------------------------------

def _text(value):
    plain = _plain(UserString, value)
    return plain if isinstance(plain, str) else str(plain)


class UserString(Sequence):
    def __init__(self, seq):
        self.data = _text(seq)

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _plain(UserString, char) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + _text(other))

    def __radd__(self, other):
        return type(self)(_text(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode(encoding or 'utf-8', errors or 'strict')

    maketrans = str.maketrans


_add_comparisons(UserString)
_add(UserString, {
    '__str__': lambda self: str(self.data), '__repr__': lambda self: repr(self.data),
    '__int__': lambda self: int(self.data), '__float__': lambda self: float(self.data),
    '__hash__': lambda self: hash(self.data),
})
# What says something about the text, and what makes another one of it.
_add(UserString, {name: _handing_on(UserString, name) for name in (
    'count endswith find format format_map index isalnum isalpha isascii isdecimal isdigit '
    'isidentifier islower isnumeric isprintable isspace istitle isupper join partition rfind rindex '
    'rpartition rsplit split splitlines startswith').split()})
_add(UserString, {name: _handing_on(UserString, name, wrap=True) for name in (
    'capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace '
    'rjust rstrip strip swapcase title translate upper zfill').split()})
