"""The abstract base classes of containers, iterators and coroutines.

Most of these classes only ask for a method and recognize whatever has it; they are made by _asking,
a line each. The others give something in return: from a few methods they make all that a container
of that kind can do. What is made from one idea (the operators of sets, the ways to close) has one
function; at the end everything gets the name under which it is known.
"""

from _awaiter import share_patterns as _share_patterns
from abc import ABCMeta as _ABCMeta, _recognize, abstractmethod as _abstractmethod
from collections import deque as _deque

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator',
           'Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container',
           'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping',
           'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence',
           'ByteString']

_GenericAlias = type(list[int])
_generic = classmethod(_GenericAlias)


# --- One method ----------------------------------------------------------------------------------

def _asking(name, method, plain, bases=(), also=(), alias=None):
    """A class that asks for one method; `plain` is what super().method() finds there."""
    body = {'__module__': __name__, '__slots__': (), method: _abstractmethod(plain),
            '__subclasshook__': _recognize(method, *also)}
    if alias:
        body['__class_getitem__'] = alias
    return _ABCMeta(name, bases, body)


def _shown(argument):
    """How a type is written in brackets."""
    if argument is ...:
        return '...'
    if isinstance(argument, type):
        place = '' if argument.__module__ == 'builtins' else argument.__module__ + '.'
        return place + argument.__qualname__
    return argument.__name__ if hasattr(argument, '__code__') else repr(argument)


def _is_list_of_types(argument):
    """Whether it may stand where a list of types is expected: ..., a ParamSpec, a Concatenate."""
    kind = type(argument)
    return argument is ... or kind.__module__ == 'typing' and (
        kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias'))


class _CallableGenericAlias(_GenericAlias):
    """Callable[[A, B], R], whose arguments are (A, B, R)."""
    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        taken, result = args
        if isinstance(taken, (list, tuple)):
            return super().__new__(cls, origin, (*taken, result))
        if _is_list_of_types(taken):
            return super().__new__(cls, origin, args)
        raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got '
                        f'{taken}')

    def __getitem__(self, item):
        *taken, result = super().__getitem__(item).__args__
        if isinstance(taken[0], (list, tuple)):
            taken = taken[0]
        return _CallableGenericAlias(Callable, (taken, result))

    def __repr__(self):
        *taken, result = self.__args__
        if len(taken) == 1 and _is_list_of_types(taken[0]):
            return super().__repr__()
        return f'collections.abc.Callable[[{", ".join(map(_shown, taken))}], {_shown(result)}]'


Hashable = _asking('Hashable', '__hash__', lambda self: 0)
Sized = _asking('Sized', '__len__', lambda self: 0)
Container = _asking('Container', '__contains__', lambda self, x: False, alias=_generic)
Callable = _asking('Callable', '__call__', lambda self, *args, **kwds: False,
                   alias=classmethod(_CallableGenericAlias))
Iterable = _asking('Iterable', '__iter__', lambda self: (yield from ()), alias=_generic)
Reversible = _asking('Reversible', '__reversed__', lambda self: (yield from ()), (Iterable,),
                     also=['__iter__'])
Awaitable = _asking('Awaitable', '__await__', lambda self: (yield), alias=_generic)
AsyncIterable = _asking('AsyncIterable', '__aiter__', lambda self: AsyncIterator(), alias=_generic)


class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _recognize('__len__', '__iter__', '__contains__')


# --- What runs and is waited for -----------------------------------------------------------------

def _raise(typ, val=None, tb=None):
    """As throw() takes it: a type or an instance, the instance, a traceback."""
    if val is None:
        val = typ() if tb is not None and isinstance(typ, type) else typ
    raise val if tb is None else val.with_traceback(tb)


def _thrower():
    def throw(self, typ, val=None, tb=None):
        _raise(typ, val, tb)
    return _abstractmethod(throw)


def _closer(kind):
    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(f'{kind} ignored GeneratorExit')
    return close


class Coroutine(Awaitable):
    __slots__ = ()
    __subclasshook__ = _recognize('__await__', 'send', 'throw', 'close')
    throw = _thrower()
    close = _closer('coroutine')

    @_abstractmethod
    def send(self, value):
        raise StopIteration


class Iterator(Iterable):
    __slots__ = ()
    __subclasshook__ = _recognize('__iter__', '__next__')

    def __iter__(self):
        return self

    @_abstractmethod
    def __next__(self):
        raise StopIteration


class Generator(Iterator):
    __slots__ = ()
    __subclasshook__ = _recognize('__iter__', '__next__', 'send', 'throw', 'close')
    throw = _thrower()
    close = _closer('generator')

    @_abstractmethod
    def send(self, value):
        raise StopIteration

    def __next__(self):
        return self.send(None)


class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __subclasshook__ = _recognize('__anext__', '__aiter__')

    def __aiter__(self):
        return self

    @_abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration


class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    __subclasshook__ = _recognize('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

    @_abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    async def __anext__(self):
        return await self.asend(None)

    @_abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        _raise(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


# --- Sets ----------------------------------------------------------------------------------------

def _with_set(answer):
    """An operator between sets."""
    def method(self, other):
        return answer(self, other) if isinstance(other, Set) else NotImplemented
    return method


def _with_items(answer):
    """An operator between a set and anything that has items."""
    def method(self, other):
        return answer(self, other) if isinstance(other, Iterable) else NotImplemented
    return method


def _as_set(set, other):
    return other if isinstance(other, Set) else set._from_iterable(other)


def _empty(container, error):
    """Takes item by item out, as derived classes may have something to say about each."""
    take = container.popitem if isinstance(container, Mapping) else container.pop
    try:
        while True:
            take()
    except error:
        pass


def _minus(left, right, like):
    return like._from_iterable(item for item in left if item not in right)


class Set(Collection):
    __slots__ = ()
    __lt__ = _with_set(lambda self, other: len(self) < len(other) and self.__le__(other))
    __le__ = _with_set(
        lambda self, other: len(self) <= len(other) and all(item in other for item in self))
    __eq__ = _with_set(lambda self, other: len(self) == len(other) and self.__le__(other))
    __ge__ = _with_set(
        lambda self, other: len(self) >= len(other) and all(item in self for item in other))
    __gt__ = _with_set(lambda self, other: len(self) > len(other) and self.__ge__(other))
    __and__ = __rand__ = _with_items(
        lambda self, other: self._from_iterable(item for item in other if item in self))
    __or__ = __ror__ = _with_items(
        lambda self, other: self._from_iterable(item for part in (self, other) for item in part))
    __sub__ = _with_items(lambda self, other: _minus(self, _as_set(self, other), self))
    __rsub__ = _with_items(lambda self, other: _minus(_as_set(self, other), self, self))

    def _both_differences(self, other):
        other = _as_set(self, other)
        return (self - other) | (other - self)

    __xor__ = __rxor__ = _with_items(_both_differences)
    del _both_differences

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def _hash(self):
        # That of a frozenset with the same items, as sets of both kinds may be equal.
        return hash(frozenset(self))


class MutableSet(Set):
    __slots__ = ()

    @_abstractmethod
    def add(self, value):
        raise NotImplementedError

    @_abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def pop(self):
        for first in self:
            self.discard(first)
            return first
        raise KeyError from None

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def clear(self):
        _empty(self, KeyError)

    def __ior__(self, it):
        for item in it:
            self.add(item)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for item in it:
            self.discard(item)
        return self

    def __iand__(self, it):
        for item in self - it:
            self.discard(item)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for item in _as_set(self, it):
            (self.discard if item in self else self.add)(item)
        return self


# --- Mappings ------------------------------------------------------------------------------------

_nothing = object()  # what pop() gets when it gets no default


def _is_same(item, value):
    return item is value or item == value


class Mapping(Collection):
    __slots__ = ()
    __reversed__ = None

    @_abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def items(self):
        return ItemsView(self)

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)


class MappingView(Sized):
    __slots__ = ('_mapping',)
    __class_getitem__ = _generic

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'

    def __len__(self):
        return len(self._mapping)


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            there = self._mapping[key]
        except KeyError:
            return False
        return _is_same(there, value)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        return any(_is_same(item, value) for item in self)


class MutableMapping(Mapping):
    __slots__ = ()

    @_abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @_abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_nothing):
        try:
            value = self[key]
        except KeyError:
            if default is not _nothing:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError from None

    def setdefault(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            pairs = ((key, other[key]) for key in other)
        elif hasattr(other, 'keys'):
            pairs = ((key, other[key]) for key in other.keys())
        else:
            pairs = other
        for part in (pairs, kwds.items()):
            for key, value in part:
                self[key] = value

    def clear(self):
        _empty(self, KeyError)


# --- Sequences -----------------------------------------------------------------------------------

class Sequence(Reversible, Collection):
    __slots__ = ()

    @_abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __reversed__(self):
        for at in range(len(self) - 1, -1, -1):
            yield self[at]

    def __contains__(self, value):
        return any(_is_same(item, value) for item in self)

    def count(self, value):
        return sum(1 for item in self if _is_same(item, value))

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        for at in range(start, 1 << 62 if stop is None else stop):
            try:
                item = self[at]
            except IndexError:
                break
            if _is_same(item, value):
                return at
        raise ValueError


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()

    @_abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @_abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @_abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        taken = self[index]
        del self[index]
        return taken

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        _empty(self, IndexError)

    def reverse(self):
        last = len(self) - 1
        for at in range(len(self) // 2):
            self[at], self[last - at] = self[last - at], self[at]


# --- Names, and what builtin types are where their methods do not say it -------------------------

for _class in map(globals().get, __all__):
    for _name, _method in vars(_class).items():
        if type(_method) is type(_raise) and '<' in _method.__qualname__:
            _method.__name__ = _name
            _method.__qualname__ = f'{_class.__name__}.{_name}'

_share_patterns(list, Sequence)
_share_patterns(dict, Mapping)

for _abstract, _types in (
    (Set, (frozenset,)), (MutableSet, (set,)), (MutableMapping, (dict,)),
    (Mapping, (type(type.__dict__),)), (KeysView, (type({}.keys()),)),
    (ItemsView, (type({}.items()),)), (ValuesView, (type({}.values()),)),
    (Sequence, (tuple, str, range, memoryview)), (ByteString, (bytes, bytearray)),
    (MutableSequence, (list, bytearray, _deque)),
):
    for _type in _types:
        _abstract.register(_type)
del _abstract, _types, _type, _class, _name, _method
