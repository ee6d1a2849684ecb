"""Types in annotations, and the few of them that do something while the program runs.

Nearly everything here is an object that remembers what was written in brackets, to be shown and
compared. So the work is in few places: _checked says what may stand in brackets, _bind_variables and
_substitute put arguments in the place of type variables, and the kinds of aliases differ in how they
are shown (their __repr__) and in what makes two of them equal (_alike). Aliases of classes know only
the place of the class (collections.abc:Iterable): it is imported when somebody wants to use it.
"""

from abc import ABCMeta as _ABCMeta, _ask, _asking, abstractmethod as _abstractmethod
from _awaiter import define as _define

__all__ = [
    'AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator',
    'AsyncIterable', 'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'Callable', 'ChainMap',
    'ClassVar', 'Collection', 'Concatenate', 'Container', 'ContextManager', 'Coroutine', 'Counter',
    'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet', 'Generator', 'Generic',
    'Hashable', 'IO', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'List', 'Literal',
    'LiteralString', 'Mapping', 'MappingView', 'Match', 'MutableMapping', 'MutableSequence',
    'MutableSet', 'NamedTuple', 'Never', 'NewType', 'NoReturn', 'NotRequired', 'Optional',
    'OrderedDict', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Pattern', 'Protocol',
    'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsBytes',
    'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'Text',
    'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeGuard', 'TypeVar', 'TypeVarTuple', 'TypedDict',
    'TYPE_CHECKING', 'Union', 'Unpack', 'ValuesView', 'assert_never', 'assert_type', 'cast',
    'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads',
    'get_type_hints', 'is_typeddict', 'no_type_check', 'no_type_check_decorator', 'overload',
    'reveal_type', 'runtime_checkable',
]

TYPE_CHECKING = False
_NoneType = type(None)
_BuiltinAlias = type(list[int])
_UnionType = type(int | str)
_Function = type(lambda: None)


# --- Arguments -----------------------------------------------------------------------------------

def _in_brackets(params):
    """What stands between brackets, as a tuple also when it is one thing."""
    return params if isinstance(params, tuple) else (params,)


def _shown(item):
    if isinstance(item, _BuiltinAlias):
        return repr(item)
    if isinstance(item, type):
        if item.__module__ == 'builtins':
            return item.__qualname__
        return f'{item.__module__}.{item.__qualname__}'
    if item is ...:
        return '...'
    if isinstance(item, _Function):
        return item.__name__
    return repr(item)


def _checked(arg, message, allow_special=False, module=None):
    """An argument as a type: None is NoneType, a text names a type that comes later."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f'{message} Got {arg!r:.100}.')
    if isinstance(arg, _Alias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f'{arg} is not valid as type argument')
    if not allow_special:
        if isinstance(arg, _Alias) and arg.__origin__ in (ClassVar, Final):
            raise TypeError(f'{arg} is not valid as type argument')
    is_plain = isinstance(arg, _SpecialForm) and arg._name not in _ALONE
    if is_plain and not (allow_special and arg in (ClassVar, Final)) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    return arg


# The forms that mean something without brackets.
_ALONE = frozenset(['LiteralString', 'NoReturn', 'Never', 'Self', 'TypeAlias'])


def _parameters_of(args):
    """The type variables in the arguments, each once, in order."""
    found = []
    for item in args:
        if isinstance(item, type):
            continue
        if isinstance(item, _Variable):
            if item not in found:
                found.append(item)
        elif isinstance(item, (tuple, list)):
            for one in _parameters_of(item):
                if one not in found:
                    found.append(one)
        else:
            for one in getattr(item, '__parameters__', ()):
                if one not in found:
                    found.append(one)
    return tuple(found)


def _substitute(item, new):
    if isinstance(item, type) and not isinstance(item, _BuiltinAlias):
        return item
    if isinstance(item, _Variable):
        return new.get(item, item)
    if isinstance(item, (list, tuple)):
        return type(item)([_substitute(one, new) for one in item])
    inner = getattr(item, '__parameters__', ())
    if not inner:
        return item
    args = []
    for one in inner:
        value = new.get(one, one)
        if isinstance(one, TypeVarTuple) and isinstance(value, tuple):
            args.extend(value)
        else:
            args.append(value)
    return item[tuple(args)]


def _bind_variables(cls, parameters, args):
    """Which argument each variable gets: a dict; TypeError when the count is wrong."""
    variadic = [p for p in parameters if isinstance(p, TypeVarTuple)]
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if len(args) == 1 and (isinstance(args[0], (tuple, list)) or args[0] is ...
                               or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            args = (tuple(args[0]),) if isinstance(args[0], list) else args
        else:
            args = (tuple(args),)
    if variadic:
        if len(args) < len(parameters) - 1:
            raise TypeError(f'Too few arguments for {cls}; actual {len(args)}, expected at least '
                            f'{len(parameters) - 1}')
        where = parameters.index(variadic[0])
        behind = len(parameters) - where - 1
        end = len(args) - behind
        args = (*args[:where], tuple(args[where:end]), *args[end:])
    elif len(args) != len(parameters):
        few = 'few' if len(args) < len(parameters) else 'many'
        raise TypeError(f'Too {few} arguments for {cls}; actual {len(args)}, expected '
                        f'{len(parameters)}')
    bound = {}
    for parameter, value in zip(parameters, args):
        if isinstance(parameter, TypeVar):
            value = _checked(value, 'Parameters to generic types must be types.')
            if isinstance(value, _UnpackGenericAlias):
                raise TypeError(f'{value} is not valid as type argument')
        elif isinstance(parameter, ParamSpec) and isinstance(value, list):
            value = tuple([_checked(item, 'Each t must be a type.') for item in value])
        bound[parameter] = value
    return bound


def _flat(args):
    """The arguments with unions among them opened, each once."""
    found = []
    for item in args:
        parts = item.__args__ if isinstance(item, (_UnionGenericAlias, _UnionType)) else (item,)
        for part in parts:
            if part not in found:
                found.append(part)
    return tuple(found)


# --- Forms: Any, Union, Optional… ----------------------------------------------------------------

class _Root:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


def _alike(kinds, key):
    """__eq__ and __hash__: instances of the kinds are equal when what `key` finds in them is."""
    def __eq__(self, other):
        return key(self) == key(other) if isinstance(other, kinds()) else NotImplemented

    def __hash__(self):
        return hash(key(self))
    return __eq__, __hash__


def _refusing(complaint):
    """A method that is only there to say that something can't be done."""
    def method(self, *args, **kwds):
        raise TypeError(complaint.format(self))
    return method


class _SpecialForm(_Root, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')
    __iter__ = None
    __call__ = _refusing('Cannot instantiate {!r}')
    __mro_entries__ = _refusing('Cannot subclass {!r}')
    __instancecheck__ = _refusing('{!r} cannot be used with isinstance()')
    __subclasscheck__ = _refusing('{!r} cannot be used with issubclass()')

    def __init__(self, getitem):
        self._name = getitem.__name__
        self._getitem = getitem
        self.__doc__ = getitem.__doc__

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __getattr__(self, item):
        if item == '__name__' or item == '__qualname__':
            return self._name
        raise AttributeError(item)

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f'typing.{self._name}'


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError('typing.Any cannot be used with isinstance()')


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


def _no_arguments(self, parameters):
    raise TypeError(f'{self} is not subscriptable')


def _one_argument(self, parameters):
    item = _checked(parameters, f'{self} accepts only single type.')
    return _GenericAlias(self, (item,))


def _one_key(self, parameters):
    item = _checked(parameters, f'{self._name} accepts only a single type.', allow_special=True)
    return _GenericAlias(self, (item,))


def _form(name, getitem=_no_arguments):
    form = _SpecialForm(getitem)
    form._name = name
    return form


NoReturn = _form('NoReturn')
Never = _form('Never')
Self = _form('Self')
LiteralString = _form('LiteralString')
TypeAlias = _form('TypeAlias')
ClassVar = _form('ClassVar', _one_argument)
Final = _form('Final', _one_argument)
TypeGuard = _form('TypeGuard', _one_argument)
Required = _form('Required', _one_key)
NotRequired = _form('NotRequired', _one_key)


@_SpecialForm
def Union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    parameters = _in_brackets(parameters)
    parameters = _flat([_checked(item, 'Union[arg, ...]: each arg must be a type.')
                        for item in parameters])
    if len(parameters) == 1:
        return parameters[0]
    if len(parameters) == 2 and _NoneType in parameters:
        return _UnionGenericAlias(self, parameters, name='Optional')
    return _UnionGenericAlias(self, parameters)


@_SpecialForm
def Optional(self, parameters):
    return Union[_checked(parameters, f'{self} requires a single type.'), _NoneType]


class _LiteralSpecialForm(_SpecialForm, _root=True):
    pass


@_LiteralSpecialForm
def Literal(self, *parameters):
    (parameters,) = parameters
    parameters = _in_brackets(parameters)
    found = []
    for item in parameters:
        for one in item.__args__ if isinstance(item, _LiteralGenericAlias) else (item,):
            if not any(type(one) is type(other) and one == other for other in found):
                found.append(one)
    return _LiteralGenericAlias(self, tuple(found))


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    parameters = _in_brackets(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or '
                        'ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(
        self, (*[_checked(item, message) for item in parameters[:-1]], parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    item = _checked(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(self, (item,))


# --- What comes of List[int] ---------------------------------------------------------------------

class _Alias(_Root, _root=True):
    """Something standing for a class, with arguments or still without."""

    def __init__(self, *, inst=True, name=None):
        self._inst = inst
        self._name = name

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {origin.__name__}() '
                            'instead')
        made = origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass  # it has no place for that
        return made

    def __mro_entries__(self, bases):
        entries = () if self.__origin__ in bases else (self.__origin__,)
        for later in bases[bases.index(self) + 1:]:
            if isinstance(later, _Alias) or isinstance(later, type) and issubclass(later, Generic):
                return entries
        return (*entries, Generic)

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if not _is_dunder(attr) and attr not in ('_origin', '_inst', '_name', '_path'):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams', '_path', '_found'):
            object.__setattr__(self, attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return sorted({name for name in dir(self.__origin__) if not _is_dunder(name)}
                      | set(object.__dir__(self)))


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


class _GenericAlias(_Alias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None, parameters=None):
        super().__init__(inst=inst, name=name)
        args = _in_brackets(args)
        object.__setattr__(self, '__args__', args)
        object.__setattr__(self, '__origin__', origin)
        object.__setattr__(self, '__parameters__',
                           _parameters_of(args) if parameters is None else parameters)
        if not name:
            object.__setattr__(self, '__module__', origin.__module__)

    __eq__, __hash__ = _alike(lambda: _GenericAlias, lambda alias: (alias.__origin__, alias.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        args = _in_brackets(args)
        new = _bind_variables(self, self.__parameters__, args)
        result = []
        for item in self.__args__:
            value = _substitute(item, new)
            if isinstance(value, tuple) and (isinstance(item, (TypeVarTuple, ParamSpec))
                                             or isinstance(item, _UnpackGenericAlias)):
                if self._is_callable() or not isinstance(item, ParamSpec):
                    result.extend(value)
                    continue
            result.append(value)
        return self._copy_with(tuple(result))

    def _is_callable(self):
        return False

    def _copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _shown(self.__origin__)
        return f'{name}[{", ".join(map(_shown, self.__args__)) or "()"}]'

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            later = bases[bases.index(self) + 1:]
            if Protocol in bases or any(isinstance(b, _Alias) and b is not self for b in later):
                return ()  # they bring it along
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _origin_of(path):
    """The class at a path such as 'collections.abc:Iterable'; no module: a builtin."""
    module, _, name = path.rpartition(':')
    import builtins
    import sys
    if not module:
        return getattr(builtins, name)
    __import__(module)
    return getattr(sys.modules[module], name)


class _SpecialGenericAlias(_Alias, _root=True):
    __iter__ = None

    """List without arguments. The class that it stands for is imported when it is needed."""

    def __init__(self, path, nparams, *, inst=True, name=None):
        self._path = path
        self._nparams = nparams
        self._found = None
        super().__init__(inst=inst, name=name or path.rpartition(':')[2])

    @property
    def __origin__(self):
        if self._found is None:
            self._found = _origin_of(self._path)
        return self._found

    @property
    def __module__(self):
        return 'typing'

    def __getitem__(self, params):
        params = _in_brackets(params)
        message = 'Parameters to generic types must be types.'
        params = tuple([_checked(item, message) for item in params])
        self._check_count(params)
        return self._copy_with(params)

    def _check_count(self, params):
        if self._nparams == 0:
            raise TypeError(f'{self} is not a generic class')
        if len(params) != self._nparams:
            few = 'few' if len(params) < self._nparams else 'many'
            raise TypeError(f'Too {few} arguments for {self}; actual {len(params)}, expected '
                            f'{self._nparams}')

    def _copy_with(self, params):
        return _LazyAlias(self, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _LazyAlias(_GenericAlias, _root=True):
    """What comes of List[int]: its class is that of List, asked for when somebody wants it."""

    def __init__(self, origin, args, *, inst=True, name=None, parameters=None):
        super().__init__(origin, args, inst=inst, name=name, parameters=parameters)
        if isinstance(origin, _SpecialGenericAlias):
            object.__delattr__(self, '__origin__')
            object.__setattr__(self, '__special__', origin)

    def __getattr__(self, attr):
        if attr == '__origin__':
            origin = self.__special__.__origin__
            object.__setattr__(self, '__origin__', origin)
            return origin
        return super().__getattr__(attr)


_LazyAlias.__name__ = _LazyAlias.__qualname__ = '_GenericAlias'


class _CallableGenericAlias(_LazyAlias, _root=True):
    __iter__ = None

    def _is_callable(self):
        return True

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(
                args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        shown = ', '.join([_shown(item) for item in args[:-1]])
        return f'typing.Callable[[{shown}], {_shown(args[-1])}]'


class _CallableType(_SpecialGenericAlias, _root=True):
    def _copy_with(self, params):
        return _CallableGenericAlias(self, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _checked(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, (list, tuple)):
            message = 'Callable[[arg, ...], result]: each arg must be a type.'
            args = [_checked(item, message) for item in args]
        else:
            args = [args]
        return self._copy_with((*args, result))


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        params = _in_brackets(params)
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        if len(params) >= 2 and params[-1] is ...:
            rest = [_checked(item, message) for item in params[:-1]]
            return self._copy_with((*rest, ...))
        return self._copy_with(tuple([_checked(item, message) for item in params]))


class _UnionGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def _copy_with(self, params):
        return Union[params]

    __eq__, __hash__ = _alike(lambda: (_UnionGenericAlias, _UnionType),
                              lambda union: frozenset(union.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f'typing.Optional[{_shown(args[1] if args[0] is _NoneType else args[0])}]'
        return f'typing.Union[{", ".join([_shown(item) for item in args])}]'

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    # Literal[0] is not Literal[False].
    __eq__, __hash__ = _alike(
        lambda: _LiteralGenericAlias,
        lambda literal: frozenset([(value, type(value)) for value in literal.__args__]))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(_shown, self.__args__)) or "()"}]'


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    pass


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return '*' + repr(self.__args__[0])


class _AnnotatedAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin)
        object.__setattr__(self, '__metadata__', metadata)

    def _copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        shown = ', '.join([repr(item) for item in self.__metadata__])
        return f'typing.Annotated[{_shown(self.__origin__)}, {shown}]'

    __eq__, __hash__ = _alike(lambda: _AnnotatedAlias,
                              lambda alias: (alias.__origin__, alias.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type '
                            'and an annotation).')
        origin = _checked(params[0], 'Annotated[t, ...]: t must be a type.', allow_special=True)
        return _AnnotatedAlias(origin, params[1:])

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


class ForwardRef(_Root, _root=True):
    __slots__ = ('__forward_arg__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        text = arg.lstrip(' \t')
        try:  # compiled, not run
            _define(f'lambda: (({text[1:]},))' if text[:1] == '*' else f'lambda: ({text}\n)', {})
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        value = _Reader(self.__forward_arg__, globalns or {}, localns or {}).read()
        value = _checked(value, 'Forward references must evaluate to types.',
                         allow_special=self.__forward_is_class__)
        value = _evaluated(value, globalns, localns, recursive_guard | {self.__forward_arg__})
        self.__forward_value__ = value
        self.__forward_evaluated__ = True
        return value

    __eq__, __hash__ = _alike(
        lambda: ForwardRef, lambda ref: (ref.__forward_arg__, ref.__forward_module__))

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


class _Reader:
    """Evaluates the expressions that annotations consist of: names, attributes, subscripts, |,
    tuples, lists, texts, numbers."""

    def __init__(self, text, globalns, localns):
        self.text, self.at = text, 0
        self.spaces = (localns, globalns)

    def wrong(self):
        raise SyntaxError(f'Forward reference must be an expression -- got {self.text!r}')

    def peek(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at:self.at + 1]

    def take(self, mark):
        if self.peek() != mark:
            return False
        self.at += 1
        return True

    def read(self):
        value = self.union()
        if self.peek():
            self.wrong()
        return value

    def union(self):
        value = self.postfix()
        while self.take('|'):
            value = value | self.postfix()
        return value

    def list(self, end):
        items, comma = [], False
        while not self.take(end):
            items.append(self.union())
            comma = self.take(',')
            if not comma and self.peek() != end:
                self.wrong()
        return items, comma

    def postfix(self):
        value = self.atom()
        while True:
            if self.take('.'):
                value = getattr(value, self.word())
            elif self.take('['):
                items, comma = self.list(']')
                value = value[tuple(items) if comma or len(items) != 1 else items[0]]
            else:
                return value

    def word(self):
        self.peek()
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum()
                                            or self.text[self.at] == '_'):
            self.at += 1
        if start == self.at:
            self.wrong()
        return self.text[start:self.at]

    def atom(self):
        mark = self.peek()
        if mark == '(':
            self.at += 1
            items, comma = self.list(')')
            return tuple(items) if comma or not items else items[0]
        if mark == '[':
            self.at += 1
            return self.list(']')[0]
        if mark and mark in '\'"':
            end = self.text.find(mark, self.at + 1)
            if end < 0:
                self.wrong()
            value = self.text[self.at + 1:end]
            self.at = end + 1
            return value
        if mark == '-':
            self.at += 1
            return -self.atom()
        if self.text.startswith('...', self.at):
            self.at += 3
            return ...
        word = self.word()
        if word.isdigit():
            return int(word)
        return self.name(word)

    def name(self, word):
        if word in ('None', 'True', 'False'):
            return {'None': None, 'True': True, 'False': False}[word]
        import builtins
        for space in self.spaces:
            if word in space:
                return space[word]
        if hasattr(builtins, word):
            return getattr(builtins, word)
        raise NameError(f"name '{word}' is not defined")


# --- Variables -----------------------------------------------------------------------------------

class _Variable:
    """What may stand for any type: TypeVar and its kin."""
    __slots__ = ()
    __or__, __ror__ = _Root.__or__, _Root.__ror__
    __mro_entries__ = _refusing('Cannot subclass an instance of {.__class__.__name__}')

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    def __reduce__(self):
        return self.__name__


def _mark(variable):
    if variable.__covariant__:
        return '+'
    return '-' if variable.__contravariant__ else '~'


def _take_bound(self, bound, covariant, contravariant):
    if covariant and contravariant:
        raise ValueError('Bivariant types are not supported.')
    self.__covariant__ = bool(covariant)
    self.__contravariant__ = bool(contravariant)
    self.__bound__ = None if bound is None else _checked(bound, 'Bound must be a type.')


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        _take_bound(self, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        message = 'TypeVar(name, constraint, ...): constraints must be types.'
        self.__constraints__ = tuple([_checked(item, message) for item in constraints])
        self.__module__ = '__main__'

    def __typing_subst__(self, arg):
        return _checked(arg, 'Parameters to generic types must be types.')

    def __repr__(self):
        return _mark(self) + self.__name__


class TypeVarTuple(_Variable):
    def __init__(self, name):
        self.__name__ = name
        self.__module__ = '__main__'

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __repr__(self):
        return self.__name__


class _OfParamSpec:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._part}'


class ParamSpecArgs(_OfParamSpec):
    _part = 'args'
    __eq__, _ = _alike(lambda: ParamSpecArgs, lambda part: part.__origin__)


class ParamSpecKwargs(_OfParamSpec):
    _part = 'kwargs'
    __eq__, _ = _alike(lambda: ParamSpecKwargs, lambda part: part.__origin__)


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        _take_bound(self, bound, covariant, contravariant)
        self.__module__ = '__main__'

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        return tuple(arg) if isinstance(arg, list) else arg

    def __repr__(self):
        return _mark(self) + self.__name__


# --- Generic and Protocol ------------------------------------------------------------------------

class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = _in_brackets(params)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(isinstance(p, (_Variable, _UnpackGenericAlias)) for p in params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or '
                                'parameter specification variables.')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        parameters = getattr(cls, '__parameters__', ())
        if not parameters:
            raise TypeError(f'{cls} is not a generic class')
        new = _bind_variables(cls, parameters, params)
        args = []
        for one in parameters:
            if isinstance(one, TypeVarTuple):
                args.extend(new[one])
            else:
                args.append(new[one])
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if bases is not None:
            wrong = Generic in bases
        else:
            wrong = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
        if wrong:
            raise TypeError('Cannot inherit from plain Generic')
        variables = []
        if bases is not None:
            variables = list(_parameters_of(bases))
            declared = None
            for base in bases:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if declared is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    declared = base.__parameters__
            if declared is not None:
                lost = [v for v in variables if v not in declared]
                if lost:
                    raise TypeError(f'Some type variables ({", ".join(map(str, lost))}) are not '
                                    f'listed in Generic[{", ".join(map(str, declared))}]')
                variables = declared
        cls.__parameters__ = tuple(variables)


_NOT_MEMBERS = {
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__qualname__',
}


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in [*base.__dict__, *getattr(base, '__annotations__', ())]:
            if not name.startswith('_abc_') and name not in _NOT_MEMBERS:
                names.add(name)
    return names


def _has_only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _protocol_members(cls))


def _init_of_protocols(self, *args, **kwargs):
    """Stands in protocols; a class that implements one gets the __init__ behind it when the first
    instance is made, as that depends on all its bases."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _init_of_protocols:
        found = (vars(base).get('__init__', _init_of_protocols) for base in cls.__mro__)
        cls.__init__ = next(one for one in found if one is not _init_of_protocols)
        cls.__init__(self, *args, **kwargs)


_NOT_RUNTIME = 'Instance and class checks can only be used with @runtime_checkable protocols'


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        is_protocol = getattr(cls, '_is_protocol', False)
        if is_protocol and not getattr(cls, '_is_runtime_protocol', False) and not _asking[0]:
            raise TypeError(_NOT_RUNTIME)
        if (not is_protocol or _has_only_methods(cls)) and issubclass(instance.__class__, cls):
            return True
        if is_protocol:
            if all(hasattr(instance, name) and (not callable(getattr(cls, name, None))
                                                or getattr(instance, name) is not None)
                   for name in _protocol_members(cls)):
                return True
        return _ask(super().__instancecheck__, instance)


def _protocol_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    if not getattr(cls, '_is_runtime_protocol', False):
        if _asking[0]:
            return NotImplemented
        raise TypeError(_NOT_RUNTIME)
    if not _has_only_methods(cls):
        if _asking[0]:
            return NotImplemented
        raise TypeError("Protocols with non-method members don't support issubclass()")
    if not isinstance(other, type):
        raise TypeError('issubclass() arg 1 must be a class')
    for name in _protocol_members(cls):
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if (name in getattr(base, '__annotations__', ()) and issubclass(other, Generic)
                    and other._is_protocol):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic)
                    or base.__module__ in ('collections.abc', 'contextlib')
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _init_of_protocols


def runtime_checkable(cls):
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


# --- Names of types ------------------------------------------------------------------------------

T, KT, VT = map(TypeVar, ('T', 'KT', 'VT'))
T_co, V_co, VT_co = [TypeVar(_name, covariant=True) for _name in ('T_co', 'V_co', 'VT_co')]
CT_co = TypeVar('CT_co', covariant=True, bound=type)
T_contra = TypeVar('T_contra', contravariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
for _each in (T, KT, VT, T_co, V_co, VT_co, T_contra, CT_co, AnyStr):
    _each.__module__ = 'typing'

# How many arguments the aliases of classes take, by their modules.
for _module, _count, _names in (
    ('collections.abc', 0, 'Hashable Sized ByteString'),
    ('collections.abc', 1, 'Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible '
                           'Container Collection MutableSet Sequence MutableSequence MappingView '
                           'KeysView ValuesView'),
    ('collections.abc', 2, 'Mapping MutableMapping ItemsView AsyncGenerator'),
    ('collections.abc', 3, 'Coroutine Generator'),
    ('collections', 1, 'Counter'),
    ('collections', 2, 'OrderedDict ChainMap'),
    ('re', 1, 'Pattern Match'),
):
    for _name in _names.split():
        globals()[_name] = _SpecialGenericAlias(f'{_module}:{_name}', _count)
# Those with a name that the class does not have.
for _name, _count, _path in (
    ('AbstractSet', 1, 'collections.abc:Set'), ('Deque', 1, 'collections:deque'),
    ('DefaultDict', 2, 'collections:defaultdict'),
    ('ContextManager', 1, 'contextlib:AbstractContextManager'),
    ('AsyncContextManager', 1, 'contextlib:AbstractAsyncContextManager'),
    ('List', 1, 'list'), ('Set', 1, 'set'), ('FrozenSet', 1, 'frozenset'), ('Dict', 2, 'dict'),
    ('Type', 1, 'type'),
):
    globals()[_name] = _SpecialGenericAlias(_path, _count, inst=':' in _path, name=_name)
Callable = _CallableType('collections.abc:Callable', 2)
Tuple = _TupleType('tuple', -1, inst=False, name='Tuple')
Text = str


def _supporting(method, result, base=Protocol):
    """The protocol of what has one special method."""
    def plain(self):
        pass
    if method == '__round__':
        def plain(self, ndigits: int = 0):
            pass
    name = 'Supports' + method.strip('_').title()
    plain.__name__, plain.__qualname__ = method, f'{name}.{method}'
    if result is not None:
        plain.__annotations__['return'] = result
    body = {'__module__': 'typing', '__slots__': (), method: _abstractmethod(plain)}
    if base is not Protocol:
        body['__orig_bases__'] = (base,)
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), body))


SupportsInt = _supporting('__int__', int)
SupportsFloat = _supporting('__float__', float)
SupportsComplex = _supporting('__complex__', None)
SupportsBytes = _supporting('__bytes__', bytes)
SupportsIndex = _supporting('__index__', int)
SupportsAbs = _supporting('__abs__', T_co, Protocol[T_co])
SupportsRound = _supporting('__round__', T_co, Protocol[T_co])
del _each, _module, _count, _names, _name, _path


class IO(Generic[AnyStr]):
    """Files: awaiter has none, but annotations name their type."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# --- Classes made from annotations ---------------------------------------------------------------

class NewType:
    __or__, __ror__ = _Root.__or__, _Root.__ror__

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, x):
        return x

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __mro_entries__(self, bases):
        base = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking '
                                f'for: `{cls.__name__} = NewType({cls.__name__!r}, {base})`')
        return (Dummy,)


_RESERVED = {'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
             '_field_types', '_make', '_replace', '_asdict', '_source'}


def _make_named(name, types, module, defaults=()):
    from collections import namedtuple
    fields = [field for field, tp in types]
    types = {field: _checked(tp, f'field {field} annotation must be a type') for field, tp in types}
    made = namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get('__annotations__', {})
        with_default = []
        for field in types:
            if field in ns:
                with_default.append(field)
            elif with_default:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field'
                                f'{"s" if len(with_default) > 1 else ""} '
                                f'{", ".join(with_default)}')
        made = _make_named(typename, types.items(), ns['__module__'],
                           [ns[field] for field in with_default])
        if Generic in bases:
            body = {key: value for key, value in made.__dict__.items()
                    if key not in ('__dict__', '__weakref__')}
            body['__orig_bases__'] = ns.get('__orig_bases__', bases)
            made = type(typename, bases, body)
        for key in ns:
            if key in _RESERVED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__qualname__', '__annotations__') and (
                    key not in made._fields):
                setattr(made, key, ns[key])
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    return _make_named(typename, list(fields), '__main__')


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


def _named_tuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict '
                                'base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        annotations, required, optional = {}, set(), set()
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _checked(tp, message, allow_special=True)
               for key, tp in ns.get('__annotations__', {}).items()}
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        annotations.update(own)
        for key, tp in own.items():
            origin = get_origin(tp)
            if origin is Annotated:
                origin = get_origin(tp.__origin__)
            if origin is Required or (origin is not NotRequired and total):
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, '__total__'):
            made.__total__ = total
        return made

    # Calling the class makes a plain dict.
    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    if kwargs:
        import warnings
        warnings.warn('The kwargs-based syntax for TypedDict definitions is deprecated in Python '
                      '3.11, will be removed in Python 3.13, and may not be understood by '
                      'third-party type checkers.', DeprecationWarning, stacklevel=2)
    ns = {'__annotations__': dict(fields), '__module__': '__main__'}
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# --- Functions -----------------------------------------------------------------------------------

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def reveal_type(obj, /):
    import sys
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default,
            'kw_only_default': kw_only_default, 'field_specifiers': field_specifiers,
            'kwargs': kwargs}
        return cls_or_fn
    return decorator


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


# The functions given to @overload: by module and qualified name, then by line.
_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions '
        'outside a stub module should always be followed by an implementation that is not '
        '@overload-ed.')


def overload(func):
    function = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((function.__module__, function.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    function = getattr(func, '__func__', func)
    return list(_overloads.get((function.__module__, function.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def no_type_check(arg):
    if isinstance(arg, type):
        for key, value in list(vars(arg).items()):
            if isinstance(value, _Function):
                value.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__ == f'{arg.__qualname__}.{key}':
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def get_origin(tp):
    if isinstance(tp, (_Alias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return Annotated if isinstance(tp, _AnnotatedAlias) else tp.__origin__
    if isinstance(tp, _UnionType):
        return _UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return tp.__origin__, *tp.__metadata__
    if not isinstance(tp, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return ()
    args = tp.__args__
    if 'CallableGenericAlias' not in type(tp).__name__:
        return args
    # What a callable takes is a list again, unless something else stands for it.
    *taken, result = args
    stands_for_all = len(taken) == 1 and (
        taken[0] is ... or isinstance(taken[0], (ParamSpec, _ConcatenateGenericAlias)))
    return args if stands_for_all else (taken, result)


def _evaluated(tp, globalns, localns, recursive_guard=frozenset()):
    """The type with the texts in it replaced by what they name."""
    if isinstance(tp, ForwardRef):
        return tp._evaluate(globalns, localns, recursive_guard)
    if not isinstance(tp, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return tp
    args = []
    for item in tp.__args__:
        if isinstance(tp, _BuiltinAlias) and isinstance(item, str):
            item = ForwardRef(item)
        args.append(_evaluated(item, globalns, localns, recursive_guard))
    args = tuple(args)
    if args == tp.__args__:
        return tp
    if isinstance(tp, _BuiltinAlias):
        return _BuiltinAlias(tp.__origin__, args)
    if isinstance(tp, _UnionType):
        return Union[args]
    return tp._copy_with(args)


def _without_extras(tp):
    if isinstance(tp, _AnnotatedAlias):
        return _without_extras(tp.__origin__)
    if get_origin(tp) in (Required, NotRequired):
        return _without_extras(tp.__args__[0])
    if isinstance(tp, (_GenericAlias, _BuiltinAlias, _UnionType)):
        args = tuple([_without_extras(item) for item in tp.__args__])
        if args == tp.__args__:
            return tp
        if isinstance(tp, _BuiltinAlias):
            return _BuiltinAlias(tp.__origin__, args)
        return Union[args] if isinstance(tp, _UnionType) else tp._copy_with(args)
    return tp


def _resolved(hints, globalns, localns, is_class):
    found = {}
    for name, value in hints.items():
        if value is None:
            value = _NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not is_class, is_class=is_class)
        found[name] = _evaluated(value, globalns, localns)
    return found


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            own = base.__dict__.get('__annotations__', {})
            if not isinstance(own, dict):
                own = {}
            space = globalns
            if space is None:
                space = getattr(sys.modules.get(base.__module__), '__dict__', {})
            local = dict(vars(base)) if localns is None else localns
            hints.update(_resolved(own, space, local, True))
    else:
        space = globalns
        if space is None:
            function = obj
            while hasattr(function, '__wrapped__'):
                function = function.__wrapped__
            space = getattr(function, '__globals__', None)
            if space is None:
                space = obj.__dict__ if isinstance(obj, type(sys)) else {}
        own = getattr(obj, '__annotations__', None)
        if own is None:
            if isinstance(obj, (_Function, type(sys), type(len))):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        hints = _resolved(own, space, space if localns is None else localns, False)
    return hints if include_extras else {key: _without_extras(tp) for key, tp in hints.items()}
