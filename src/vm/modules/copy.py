"""Copies of objects, shallow and deep."""

from _weakref import ref as _ref

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error


_atoms = {int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented), type,
          range, property, type(len)}


def copy(x):
    cls = type(x)
    if cls in _atoms or cls in (tuple, frozenset, slice):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _copy_object(x, None)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls in _atoms:
        return x
    if cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is bytearray:
        made = x.copy()
    elif cls is tuple:
        made = _deepcopy_tuple(x, memo)
    elif issubclass(cls, type):
        return x
    elif getattr(x, '__deepcopy__', None) is not None:
        made = x.__deepcopy__(memo)
    elif cls in _special:
        made = _special[cls](x, memo)
    else:
        made = _copy_object(x, memo)
    if made is not x:
        memo[id(x)] = made
        # The original must live as long as the memo knows it by its id.
        memo.setdefault(id(memo), []).append(x)
    return made


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # Copying the items may have come across the tuple itself.
    if id(x) in memo:
        return memo[id(x)]
    if all(a is b for a, b in zip(x, items)):
        return x
    return tuple(items)


def _copy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


# Functions are what they are; a bound method is bound to a copy.
_atoms.update((type(_copy_method), type(_copy_method.__code__), _ref))
_special = {
    type(error().with_traceback): lambda x, memo: x,
    slice: lambda x, memo: slice(*deepcopy((x.start, x.stop, x.step), memo)),
    set: lambda x, memo: {deepcopy(item, memo) for item in x},
    frozenset: lambda x, memo: frozenset([deepcopy(item, memo) for item in x]),
}


class _Probe:
    def method(self):
        pass


_special[type(_Probe().method)] = _copy_method


def _refuse(cls):
    raise TypeError(f"cannot pickle '{cls.__name__}' object")


def _copy_object(x, memo):
    """What copying by `__reduce_ex__` comes to: a new object of the class, with the same state."""
    cls = type(x)
    reduce = getattr(cls, '__reduce_ex__', None)
    if reduce is not None and reduce is not getattr(object, '__reduce_ex__', None):
        return _rebuild(x, memo, reduce(x, 4))
    reduce = getattr(cls, '__reduce__', None)
    if reduce is not None and reduce is not getattr(object, '__reduce__', None):
        if not isinstance(x, BaseException):
            return _rebuild(x, memo, reduce(x))
    if isinstance(x, BaseException):
        args = x.args if memo is None else deepcopy(x.args, memo)
        made = cls(*args)
        if memo is not None:
            memo[id(x)] = made
        _take_state(made, x.__dict__ or None, memo)
        return made
    return _copy_plain(x, memo)


_containers = (list, dict, tuple, set, frozenset, str, bytes, bytearray, int, float)


def _data_base(cls):
    for base in cls.__mro__:
        if base in _containers:
            return base
    return None


def _copy_plain(x, memo):
    cls = type(x)
    if '__module__' not in cls.__dict__ and not _data_base(cls):
        _refuse(cls)
    args = ()
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = x.__getnewargs_ex__()
        if memo is not None:
            args, kwargs = deepcopy(args, memo), deepcopy(kwargs, memo)
        made = cls.__new__(cls, *args, **kwargs)
    else:
        base = _data_base(cls)
        if hasattr(cls, '__getnewargs__'):
            args = x.__getnewargs__()
        elif base in (tuple, set, frozenset):
            args = (base(x),) if base is tuple else (list(x),)
        elif base in (str, bytes, int, float):
            args = (base(x),)
        if memo is not None:
            args = deepcopy(args, memo)
        # A bytearray is one of the few that are made by calling their class.
        made = cls(bytes(x)) if base is bytearray else cls.__new__(cls, *args)
        if base is set:
            set.update(made, *args)
    if memo is not None:
        memo[id(x)] = made
    # The attributes come first: what puts the items in may need them.
    state = _state_of(x)
    _take_state(made, state, memo)
    if isinstance(x, list):
        _fill_list(made, x, memo)
    elif isinstance(x, dict):
        for key, value in dict.items(x):
            if memo is not None:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def _fill_list(made, x, memo):
    for item in list.__iter__(x):
        made.append(item if memo is None else deepcopy(item, memo))


def _state_of(x):
    method = getattr(x, '__getstate__', None)
    if method is not None:
        return method()
    state = getattr(x, '__dict__', None) or None
    slots = {}
    for base in type(x).__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = f'_{base.__name__.lstrip("_")}{name}'
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    return (state, slots) if slots else state


def _take_state(made, state, memo):
    if state is None:
        return
    if memo is not None:
        state = deepcopy(state, memo)
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    if slots is not None:
        for key, value in slots.items():
            setattr(made, key, value)


def _rebuild(x, memo, parts):
    """From what the class's own __reduce__ says: callable, arguments, state, items, pairs."""
    if isinstance(parts, str):
        return x
    func, args, *rest = parts
    state, items, pairs = (rest + [None, None, None])[:3]
    if memo is not None:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if memo is not None:
        memo[id(x)] = made
    _take_state(made, state, memo)
    if items is not None:
        for item in items:
            made.append(item if memo is None else deepcopy(item, memo))
    if pairs is not None:
        for key, value in pairs:
            if memo is not None:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made
