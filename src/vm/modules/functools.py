"""Tools for functions; partial, reduce and the core of lru_cache and cmp_to_key are in C."""

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    missing = object()
    for name in assigned:
        if (value := getattr(wrapped, name, missing)) is not missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering ------------------------------------------------------------------------------

def _from_opposite(name):
    """The operator as the contrary of another one: a > b as not (a <= b)."""
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    return method


def _or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented or result else self == other
    return method


def _and_different(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented or not result else self != other
    return method


def _not_and_different(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result and self != other
    return method


def _not_or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result or self == other
    return method


_DERIVED = {
    '__lt__': {'__gt__': _not_and_different, '__le__': _or_equal, '__ge__': _from_opposite},
    '__le__': {'__ge__': _not_or_equal, '__lt__': _and_different, '__gt__': _from_opposite},
    '__gt__': {'__lt__': _not_and_different, '__ge__': _or_equal, '__le__': _from_opposite},
    '__ge__': {'__le__': _not_or_equal, '__gt__': _and_different, '__lt__': _from_opposite},
}


def total_ordering(cls):
    own = {name for name in _DERIVED if getattr(cls, name) is not getattr(object, name)}
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(own)
    for name, make in _DERIVED[root].items():
        if name not in own:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, method)
    return cls


def cmp_to_key(mycmp):
    return _Key(mycmp)


# --- lru_cache -----------------------------------------------------------------------------------

def _cache_info(figures):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple  # few programs ask
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'],
                                module='functools')
    return _CacheInfo(*figures)


_CacheInfo = None


def _make_cached(function, maxsize, typed):
    cached = _lru_cache_wrapper(function, maxsize, typed)
    cached.cache_info = lambda: _cache_info(cached._figures())
    cached.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(cached, function)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _make_cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _make_cached(function, maxsize, typed)


def cache(user_function, /):
    return _make_cached(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on '
                            'it.')
        try:
            names = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f'cache {name!r} property.') from None
        if name not in names:
            names[name] = self.func(instance)
        return names[name]

    __class_getitem__ = classmethod(type(list[int]))


# --- partialmethod, singledispatch ---------------------------------------------------------------

def _check_wrappable(func):
    if not callable(func) and not hasattr(func, '__get__'):
        raise TypeError(f'{func!r} is not callable or a descriptor')


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        _check_wrappable(func)
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{k}={v!r}' for k, v in self.keywords.items()]
        cls = type(self)
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(type(list[int]))


def _find_implementation(cls, registry):
    """What is registered for the first class of the mro, or for an abstract one above it."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
        matches = [abc for abc in registry
                   if abc not in cls.__mro__ and abc is not object and issubclass(base, abc)]
        if matches:
            best = matches[0]
            for abc in matches[1:]:
                if issubclass(abc, best):
                    best = abc
                elif not issubclass(best, abc):
                    raise RuntimeError(f'Ambiguous dispatch: {best} or {abc}')
            return registry[best]
    return registry.get(object)


def _is_union(cls):
    from typing import Union, get_origin
    return get_origin(cls) in (Union, type(int | str))


def _is_dispatched(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all(isinstance(one, type) for one in cls.__args__)


def singledispatch(func):
    registry = {}
    found = {}

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            pass
        implementation = found[cls] = _find_implementation(cls, registry)
        return implementation

    def register(cls, func=None):
        if _is_dispatched(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class '
                                'or union type.')
            hints = getattr(cls, '__annotations__', {})
            if not hints:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either '
                                '`@register(some_class)` or plain `@register` on an annotated '
                                'function.')
            from typing import get_type_hints
            func = cls
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatched(cls):
                what = 'not all arguments are classes' if _is_union(cls) else 'is not a class'
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} {what}.')
        for one in (cls.__args__ if not isinstance(cls, type) else (cls,)):
            registry[one] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        _check_wrappable(func)
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
