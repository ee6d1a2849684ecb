"""Classes made from annotations.

The decorator reads the annotations of a class once, into Field objects, and makes from them the methods
that were asked for. __init__, the comparisons and __hash__ are called often and name every field, so
they are written as text and compiled for each class; the others are closures.
"""

import sys
from _awaiter import define as _define
from abc import update_abstractmethods as _update_abstractmethods

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'
_GenericAlias = type(list[int])


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _KW_ONLY_TYPE:
    pass


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _Kind('_FIELD')
_FIELD_CLASSVAR = _Kind('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Kind('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            return f'dataclasses.InitVar[{self.type.__name__}]'
        return f'dataclasses.InitVar[{self.type!r}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


# The parts of a field, in the order in which it shows them.
_PARTS = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
          'kw_only')


class Field:
    __slots__ = (*_PARTS, '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        metadata = type(type.__dict__)({} if metadata is None else metadata)
        given = (default, default_factory, init, repr, hash, compare, metadata, kw_only)
        for part, value in zip(_PARTS, (None, None, *given)):
            setattr(self, part, value)
        self._field_type = None

    def __repr__(self):
        shown = [f'{part}={getattr(self, part)!r}' for part in _PARTS]
        return f'Field({",".join(shown)},_field_type={self._field_type})'

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq = init, repr, eq
        self.order, self.unsafe_hash, self.frozen = order, unsafe_hash, frozen

    def __repr__(self):
        return ('_DataclassParams('
                f'init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
                f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')  #: 387
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- Which attributes are fields -----------------------------------------------------------------

def _text_names(annotation, module, name):
    """Whether an annotation given as text means `name`, with or without its module before it."""
    head = annotation.split('[')[0].strip()
    prefix, _, last = head.rpartition('.')
    if last != name:
        return False
    space = getattr(sys.modules.get(module), '__dict__', {}) if module else {}
    if prefix:
        return prefix in ('typing', 'dataclasses', 't') or prefix in space
    return name in space or not space


def _kind_of(annotation, module):
    if isinstance(annotation, str):
        if _text_names(annotation, module, 'ClassVar'):
            return _FIELD_CLASSVAR
        return _FIELD_INITVAR if _text_names(annotation, module, 'InitVar') else _FIELD
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    typing = sys.modules.get('typing')
    if typing is not None and (annotation is typing.ClassVar
                               or getattr(annotation, '__origin__', None) is typing.ClassVar):
        return _FIELD_CLASSVAR
    return _FIELD


def _is_kw_only(annotation, module):
    if isinstance(annotation, str):
        return _text_names(annotation, module, 'KW_ONLY')
    return annotation is KW_ONLY


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _kind_of(annotation, cls.__module__)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: '
                         'use default_factory')
    return f


def _collect(cls, kw_only):
    """The fields that the class itself annotates, in order."""
    annotations = cls.__dict__.get('__annotations__', {})
    found = []
    seen = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls.__module__):
            if seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen = True
            kw_only = True
        else:
            found.append(_make_field(cls, name, annotation, kw_only))
    for f in found:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is not MISSING:
                setattr(cls, f.name, f.default)
            else:
                delattr(cls, f.name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


# --- Methods -------------------------------------------------------------------------------------

def _parameter(f, names):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        names[f'_dflt_{f.name}'] = f.default
        return f'{f.name}=_dflt_{f.name}'
    names['_HAS_DEFAULT_FACTORY'] = _HAS_DEFAULT_FACTORY
    return f'{f.name}=_HAS_DEFAULT_FACTORY'


def _init_line(f, frozen, names, self_name, slots):
    """The statement of __init__ that sets one field; None when there is nothing to set."""
    if f.default_factory is not MISSING:
        names[f'_dflt_{f.name}'] = f.default_factory
        value = f'_dflt_{f.name}()'
        if f.init:
            value += f' if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}'
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        names[f'_dflt_{f.name}'] = f.default
        value = f'_dflt_{f.name}'
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        names['_object_setattr'] = object.__setattr__
        return f'_object_setattr({self_name}, {f.name!r}, {value})'
    return f'{self_name}.{f.name} = {value}'


def _init_source(cls, all_fields, frozen, names, slots):
    usual = [f for f in all_fields if f.init and not f.kw_only]
    keyword = [f for f in all_fields if f.init and f.kw_only]
    seen_default = False
    for f in usual:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in all_fields) else 'self'
    parameters = [self_name] + [_parameter(f, names) for f in usual]
    if keyword:
        parameters += ['*'] + [_parameter(f, names) for f in keyword]
    body = [_init_line(f, frozen, names, self_name, slots) for f in all_fields]
    body = [line for line in body if line]
    if hasattr(cls, _POST_INIT):
        given = ', '.join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT}({given})')
    lines = ''.join(f'    {line}\n' for line in body or ['pass'])
    return f'def __init__({", ".join(parameters)}):\n{lines}'


def _repr_method(shown):
    running = set()

    def __create_fn__():
        def __repr__(self):
            inner = ', '.join([f'{name}={getattr(self, name)!r}' for name in shown])
            return f'{self.__class__.__qualname__}({inner})'
        __repr__.__qualname__ = '__create_fn__.<locals>.__repr__'
        return __repr__

    plain = __create_fn__()

    def __repr__(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return plain(self)
        finally:
            running.discard(key)
    __repr__.__wrapped__ = plain  # by which pprint knows it
    return __repr__


def _tuple_text(obj, compared):
    return '(' + ''.join(f'{obj}.{f.name},' for f in compared) + ')'


def _compare_source(name, sign, compared):
    return (f'def {name}(self, other):\n'
            '    if other.__class__ is self.__class__:\n'
            f'        return {_tuple_text("self", compared)} {sign} '
            f'{_tuple_text("other", compared)}\n'
            '    return NotImplemented\n')


def _frozen_methods(cls, own):
    names = frozenset(f.name for f in own)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _put(cls, name, value):
    """Sets a method unless the class has one of its own; whether it had."""
    if name in cls.__dict__:
        return True
    if hasattr(value, '__qualname__'):
        value.__qualname__ = f'{cls.__qualname__}.{name}'
        value.__module__ = cls.__module__
    setattr(cls, name, value)
    return False


def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, _GenericAlias):
        if annotation.__module__ in ('builtins', None):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    text = repr(annotation)
    return text.replace('typing.', '') if not isinstance(annotation, str) else text


def _doc(cls, all_fields):
    parts = []
    star = False
    usual = [f for f in all_fields if f.init and not f.kw_only]
    for f in usual + [f for f in all_fields if f.init and f.kw_only]:
        if f.kw_only and not star:
            star = True
            parts.append('*')
        text = f'{f.name}: {_annotation_text(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return f'{cls.__name__}({", ".join(parts)})'


def _inherited(cls, frozen):
    """The fields of the bases, and what they say about being frozen."""
    collected = {}
    any_frozen = has_bases = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        theirs = base.__dict__.get(_FIELDS)
        if theirs is not None:
            has_bases = True
            collected.update(theirs)
            if all_frozen is None:
                all_frozen = True
            all_frozen = all_frozen and getattr(base, _PARAMS).frozen
            any_frozen = any_frozen or getattr(base, _PARAMS).frozen
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return collected


_ORDER = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
             weakref_slot):
    collected = _inherited(cls, frozen)
    own = _collect(cls, kw_only)
    for f in own:
        collected[f.name] = f
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    setattr(cls, _FIELDS, collected)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init = [f for f in collected.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    instance = [f for f in collected.values() if f._field_type is _FIELD]
    compared = [f for f in instance if f.compare]
    has_own_eq = '__eq__' in cls.__dict__
    has_own_init = '__init__' in cls.__dict__

    names = {'__name__': cls.__module__}
    source = _init_source(cls, all_init, frozen, names, slots) if init else ''
    if eq:
        source += _compare_source('__eq__', '==', compared)
    if order:
        for name, sign in _ORDER.items():
            source += _compare_source(name, sign, compared)
    if source:
        _define(source, names)
    hash_before = cls.__dict__.get('__hash__', MISSING)
    if init:
        names['__init__'].__annotations__ = {
            **{f.name: f.type for f in all_init if f.init}, 'return': None}
        _put(cls, '__init__', names['__init__'])
    if repr:
        _put(cls, '__repr__', _repr_method([f.name for f in instance if f.repr]))
    if eq:
        _put(cls, '__eq__', names['__eq__'])
    if order:
        for name in _ORDER:
            if _put(cls, name, names[name]):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if frozen:
        for method in _frozen_methods(cls, instance):
            if _put(cls, method.__name__, method):
                raise TypeError(f'Cannot overwrite attribute {method.__name__} in class '
                                f'{cls.__name__}')

    def make_hash():
        hashed = [f for f in instance if (f.compare if f.hash is None else f.hash)]
        space = {'__name__': cls.__module__}
        _define(f'def __hash__(self):\n    return hash({_tuple_text("self", hashed)})\n', space)
        space['__hash__'].__qualname__ = f'{cls.__qualname__}.__hash__'
        return space['__hash__']

    explicit = not (hash_before is MISSING or (hash_before is None and has_own_eq))
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        cls.__hash__ = make_hash()
    elif eq and not explicit and not (has_own_eq and hash_before is None and not frozen):
        cls.__hash__ = make_hash() if frozen else None
    if not getattr(cls, '__doc__'):
        if has_own_init or not init:
            import inspect  # the one that the class brought itself decides
            cls.__doc__ = cls.__name__ + str(inspect.signature(cls)).replace(' -> None', '')
        else:
            cls.__doc__ = _doc(cls, all_init)
    if match_args:
        _put(cls, '__match_args__', tuple(f.name for f in all_init if f.init and not f.kw_only))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, instance)
    _update_abstractmethods(cls)
    return cls


def _add_slots(cls, frozen, weakref_slot, instance):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')  #: 1153
    names = dict(cls.__dict__)
    field_names = tuple(f.name for f in instance)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    wanted = [name for name in field_names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        wanted.append('__weakref__')
    names['__slots__'] = tuple(wanted)
    for name in field_names:
        names.pop(name, None)
    names.pop('__dict__', None)
    names.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, names)
    if qualname is not None:
        made.__qualname__ = qualname
    if frozen:
        # __setattr__ and __delattr__ go on to know the class without slots, as CPython's do.
        made.__getstate__ = lambda self: [getattr(self, f.name) for f in fields(self)]
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# --- Functions on dataclasses --------------------------------------------------------------------

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None  #: 1244
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) and not isinstance(obj, _GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def _copied(obj, convert):
    """A deep copy of containers in which dataclasses are converted."""
    if _is_instance(obj):
        return convert(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_copied(v, convert) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_copied(v, convert) for v in obj)
    if isinstance(obj, dict):
        if hasattr(type(obj), 'default_factory'):
            result = type(obj)(obj.default_factory)
            for k, v in obj.items():
                result[_copied(k, convert)] = _copied(v, convert)
            return result
        return type(obj)((_copied(k, convert), _copied(v, convert)) for k, v in obj.items())
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')  #: 1283

    def convert(value):
        return dict_factory([(f.name, _copied(getattr(value, f.name), convert))
                             for f in fields(value)])
    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')  #: 1348

    def convert(value):
        return tuple_factory([_copied(getattr(value, f.name), convert) for f in fields(value)])
    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False):
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, names[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')  #: 1424
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')  #: 1427
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')  #: 1431
        annotations[name] = annotation
    names['__annotations__'] = annotations
    cls = type(cls_name, bases, names) if not bases else type(bases[0])(cls_name, bases, names)
    cls.__module__ = 'types'
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')  #: 1472
    for name, f in getattr(obj, _FIELDS).items():
        if f._field_type is _FIELD_CLASSVAR or f.init and name in changes:
            continue
        if f.init:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f'InitVar {name!r} must be specified with replace()')
            changes[name] = getattr(obj, name)
        elif name in changes:
            raise ValueError(f'field {name} is declared with init=False, it cannot be specified '
                             'with replace()')
    return obj.__class__(**changes)
