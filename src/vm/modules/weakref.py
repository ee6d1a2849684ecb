"""Weak references and what is built on them; `ref` itself is in C."""

from types import GenericAlias as _GenericAlias
from collections.abc import MutableMapping, MutableSet

ReferenceError = ReferenceError
_finalizers = {}


def getweakrefs(object):
    made = ref(object)
    return [made] if getweakrefcount(object) else []


class WeakMethod:
    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not {}'
                            .format(type(meth))) from None
        self._type = type(meth)
        self._obj = ref(obj) if callback is None else ref(obj, lambda _: callback(self))
        self._func = ref(func)

    def __call__(self):
        obj, func = self._obj(), self._func()
        return None if obj is None or func is None else self._type(func, obj)

    def __eq__(self, other):
        return (isinstance(other, WeakMethod) and self._obj == other._obj
                and self._func == other._func)

    def __hash__(self):
        return hash((self._obj, self._func))


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __setitem__(self, key, value):
        data = self.data

        def gone(dead):
            if data.get(key) is dead:
                del data[key]
        data[key] = ref(value, gone)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __iter__(self):
        for key, value in list(self.data.items()):
            if value() is not None:
                yield key

    def __repr__(self):
        return '<%s at %#x>' % (type(self).__name__, id(self))

    def copy(self):
        return type(self)(self)


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __setitem__(self, key, value):
        data = self.data
        self.data[ref(key, lambda dead: data.pop(dead, None))] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for weak in list(self.data):
            key = weak()
            if key is not None:
                yield key

    def __repr__(self):
        return '<%s at %#x>' % (type(self).__name__, id(self))

    def copy(self):
        return type(self)(self)


class WeakSet(MutableSet):
    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = {}
        for item in data or ():
            self.add(item)

    def add(self, item):
        data = self.data
        data[ref(item, lambda dead: data.pop(dead, None))] = None

    def discard(self, item):
        self.data.pop(ref(item), None)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for weak in list(self.data):
            item = weak()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr({*self})

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        kept = self.intersection(other)
        for item in list(self):
            if item not in kept:
                self.discard(item)

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def issubset(self, other):
        others = set(other)
        return all(item in others for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    __class_getitem__ = classmethod(_GenericAlias)


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self.atexit = True
        self._call = (func, args, kwargs)
        self._weak = ref(obj, self._gone)
        _finalizers[id(self)] = self

    def _gone(self, dead):
        self()

    def __call__(self, _=None):
        if _finalizers.pop(id(self), None) is not None:
            func, args, kwargs = self._call
            return func(*args, **kwargs)
        return None

    def detach(self):
        obj = self._weak()
        if obj is not None and _finalizers.pop(id(self), None) is not None:
            return (obj, *self._call)
        return None

    def peek(self):
        obj = self._weak()
        return (obj, *self._call) if self.alive and obj is not None else None

    @property
    def alive(self):
        return id(self) in _finalizers
