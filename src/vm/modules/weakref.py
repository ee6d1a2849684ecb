"""What is built on weak references; `ref` and `proxy` themselves are in C."""

from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs,
                      proxy, ref)
from _weakrefset import WeakSet
from collections.abc import MutableMapping, MutableSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

MutableSet.register(WeakSet)
ReferenceError = ReferenceError
ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method, which is otherwise made anew each time and goes at once."""

    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None
        told = False

        def gone(_):
            nonlocal told
            method = itself()
            if method is not None and not told:
                told = True
                method._alive = False
                if callback is not None:
                    callback(method)
        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type, self._alive = type(meth), True
        itself = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """The reference to a value, which knows the key under which it is kept."""

    __slots__ = 'key',

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__()


class _WeakDictionary(MutableMapping):
    """What both kinds of dictionaries have. An entry goes with its object; while the dictionary is
    walked the copy of its entries that is walked keeps the order."""

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def keys(self):
        for key, _ in self._live():
            yield key

    __iter__ = keys

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        yield from self._live()

    def copy(self):
        made = self.__class__()
        made.update(self)
        return made

    __copy__ = copy

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other if not hasattr(other, 'items') else other.items()).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


_missing = object()


class WeakValueDictionary(_WeakDictionary):
    def __init__(self, other=(), /, **kw):
        data = self.data = {}

        def remove(dead):
            if data.get(dead.key) is dead:
                del data[dead.key]
        self._remove = remove
        self.update(other, **kw)

    def _live(self):
        for key, weak in list(self.data.items()):
            value = weak()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        weak = self.data.get(key)
        return weak is not None and weak() is not None

    def get(self, key, default=None):
        weak = self.data.get(key)
        value = None if weak is None else weak()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        weak = self.data.pop(key, None)
        value = None if weak is None else weak()
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        while True:
            key, weak = self.data.popitem()
            value = weak()
            if value is not None:
                return key, value

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self._live():
            made[deepcopy(key, memo)] = value
        return made

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    def __init__(self, dict=None):
        data = self.data = {}

        def remove(dead):
            data.pop(dead, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _live(self):
        for weak, value in list(self.data.items()):
            key = weak()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            weak, value = self.data.popitem()
            key = weak()
            if key is not None:
                return key, value

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self._live():
            made[key] = deepcopy(value, memo)
        return made

    def keyrefs(self):
        return list(self.data)


class finalize:
    """Calls a function when an object goes, or at the latest when the program ends."""

    __slots__ = ()
    _registry = {}
    _count = 0
    _at_exit = _ended = False

    class _Info:
        __slots__ = 'weakref', 'call', 'atexit', 'index'

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            from atexit import register
            register(finalize._exit)
            finalize._at_exit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.call = func, args, kwargs
        info.atexit = True
        finalize._count += 1
        info.index = finalize._count
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        if info is None or finalize._ended:
            return None
        func, args, kwargs = info.call
        return func(*args, **kwargs)

    def detach(self):
        found = self.peek()
        if found is not None:
            del finalize._registry[self]
        return found

    def peek(self):
        info = finalize._registry.get(self)
        obj = None if info is None else info.weakref()
        return None if obj is None else (obj, *info.call)

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        found = self.peek()
        name = type(self).__name__
        if found is None:
            return f'<{name} object at {id(self):#x}; dead>'
        return (f'<{name} object at {id(self):#x}; for {type(found[0]).__name__!r} '
                f'at {id(found[0]):#x}>')

    @classmethod
    def _exit(cls):
        """The newest are called first; what they make meanwhile is called too."""
        while True:
            left = [(info.index, one) for one, info in cls._registry.items() if info.atexit]
            if not left:
                cls._ended = True
                return
            one = max(left)[1]
            try:
                one()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
