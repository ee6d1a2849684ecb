"""Names for the types that the language itself makes."""

import sys


def _function():
    pass


FunctionType = type(_function)
LambdaType = FunctionType
MappingProxyType = type(type.__dict__)
CodeType = type(_function.__code__)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
ModuleType = type(sys)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
GetSetDescriptorType = type(FunctionType.__code__)


class _C:
    __slots__ = ('member',)

    def method(self):
        pass


MethodType = type(_C().method)
MemberDescriptorType = type(_C.member)


def _cell():
    x = 1

    def inner():
        return x
    return inner.__closure__[0]


CellType = type(_cell())


def _generator():
    yield


GeneratorType = type(_generator())


async def _coroutine():
    pass


_c = _coroutine()
CoroutineType = type(_c)
_c.close()


async def _async_generator():
    yield


AsyncGeneratorType = type(_async_generator())

try:
    raise TypeError  #: 54
except TypeError as _exc:
    TracebackType = type(_exc.__traceback__)
    FrameType = type(_exc.__traceback__.tb_frame)


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        running = SimpleNamespace._running
        key = id(self)
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if key in running:
            return f'{name}(...)'
        running.add(key)
        try:
            return f'{name}({", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())})'
        finally:
            running.discard(key)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None
    _running = set()


class DynamicClassAttribute:
    """A property for instances only: through the class, `__getattr__` of the metaclass is asked."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._demanded(self.fget, 'unreadable attribute')(instance)
        if self.__isabstractmethod__:
            return self
        raise AttributeError

    def __set__(self, instance, value):
        self._demanded(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        self._demanded(self.fdel, "can't delete attribute")(instance)

    def _demanded(self, function, complaint):
        if function is None:
            raise AttributeError(complaint)
        return function

    def _with(self, fget, fset, fdel):
        return type(self)(fget or self.fget, fset or self.fset, fdel or self.fdel, self.__doc__)

    def getter(self, fget):
        return self._with(fget, None, None)

    def setter(self, fset):
        return self._with(None, fset, None)

    def deleter(self, fdel):
        return self._with(None, None, fdel)


def resolve_bases(bases):
    """What `class C(*bases)` would have as bases: the same tuple when nothing stands for others."""
    found = []
    for base in bases:
        entries = (base,)
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
        found.append((base, entries))
    if all(entries == (base,) for base, entries in found):
        return bases
    return tuple([entry for _, entries in found for entry in entries])


def get_original_bases(cls, /):
    return cls.__dict__.get('__orig_bases__', cls.__bases__)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
    names = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, names, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, names, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(names)
    if resolved is not bases:
        names['__orig_bases__'] = bases
    return meta(name, resolved, names, **kwds)


def coroutine(func):
    """Lets a generator function be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if isinstance(func, FunctionType):
        flags = func.__code__.co_flags
        if flags & 0x20:
            from _awaiter import make_awaitable
            make_awaitable(func)
        if flags & 0x1a0:  # a generator, coroutine or awaitable generator function
            return func
    from functools import wraps

    class Awaitable:
        def __init__(self, generator):
            self._generator = generator

        def __await__(self):
            return self._generator

        __iter__ = __await__

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        return Awaitable(made) if isinstance(made, GeneratorType) else made
    return wrapped


del _function, _C, _cell, _generator, _coroutine, _c, _async_generator
