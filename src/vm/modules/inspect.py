"""What functions, classes and coroutines say about themselves."""

import types as _types
from _awaiter import is_coroutine_function as _is_coroutine_function
from types import FunctionType as _Function

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED')
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')


# --- Kinds ---------------------------------------------------------------------------------------

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _Function)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    return (iscoroutine(object) or hasattr(type(object), '__await__')
            or isgenerator(object) and bool(object.gi_code.co_flags & 0x100))


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def _inner(function):
    """The function inside of methods and partials."""
    from functools import partial
    while True:
        if ismethod(function):
            function = function.__func__
        elif isinstance(function, partial):
            function = function.func
        else:
            return function


def _has_flag(function, flag):
    function = _inner(function)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or _is_coroutine_function(_inner(obj))


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


# --- Members and documentation -------------------------------------------------------------------

def getmembers(object, predicate=None):
    names = set(dir(object))
    found = []
    for name in sorted(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    first = func
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(first))
        seen.add(id(func))
    return func


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base.__module__ != 'builtins' and base.__dict__.get('__doc__') is not None:
                doc = base.__doc__
                break
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            found = base.__dict__.get(object.__name__)
            if getattr(found, '__doc__', None) is not None:
                doc = found.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


# --- Signatures ----------------------------------------------------------------------------------

class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self._name_ = self.name = name
        self.description = description
        return self

    def __str__(self):
        return self._name_

    def __repr__(self):
        return f'<_ParameterKind.{self._name_}: {int(self)}>'


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (2, 4):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if not name.isidentifier():
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, annotation=..., default=...):
        return type(self)(self._name if name is None else name,
                          self._kind if kind is None else kind,
                          default=self._default if default is ... else default,
                          annotation=self._annotation if annotation is ... else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            equals = ' = ' if self._annotation is not _empty else '='
            text += equals + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            text = '*' + text
        elif self._kind == _VAR_KEYWORD:
            text = '**' + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))


class BoundArguments:
    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self._signature = signature
        self.arguments = arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            if not by_name:
                if parameter.kind in (3, 4):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])
        return f'<{self.__class__.__name__} ({shown})>'


class Signature:
    __slots__ = ('_parameters', '_return_annotation')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = {}
        last, default_seen = _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < last:
                raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                    last.description, parameter.kind.description))
            last = parameter.kind
            if parameter.kind in (0, 1):
                if parameter.default is not _empty:
                    default_seen = True
                elif default_seen:
                    raise ValueError('non-default argument follows default argument')
            if parameter.name in found:
                raise ValueError('duplicate parameter name: {!r}'.format(parameter.name))
            found[parameter.name] = parameter
        self._parameters = _types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(
            self._parameters.values() if parameters is ... else parameters,
            return_annotation=(self._return_annotation if return_annotation is ...
                               else return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, left = {}, list(args)
        kwargs = dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == _VAR_POSITIONAL:
                if left:
                    arguments[name] = tuple(left)
                    left = []
            elif kind == _VAR_KEYWORD:
                continue
            elif left and kind != _KEYWORD_ONLY:
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError('multiple values for argument {arg!r}'.format(arg=name))
                arguments[name] = left.pop(0)
            elif name in kwargs:
                if kind == _POSITIONAL_ONLY:
                    raise TypeError(f'{name!r} parameter is positional only, but was passed as a '
                                    'keyword')
                if left and kind == _KEYWORD_ONLY:
                    break
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                if left:
                    break
                raise TypeError(f'missing a required argument: {name!r}')
        if left:
            raise TypeError('too many positional arguments')
        if kwargs:
            for name, parameter in self._parameters.items():
                if parameter.kind == _VAR_KEYWORD:
                    arguments[name] = kwargs
                    break
            else:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(
                    arg=next(iter(kwargs))))
        return BoundArguments(self, arguments)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.items()) == list(other._parameters.items())
                and self._return_annotation == other._return_annotation)

    def __str__(self):
        parts, positional_only, star = [], False, True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                parts.append('/')
                positional_only = False
            if kind == _VAR_POSITIONAL:
                star = False
            elif kind == _KEYWORD_ONLY and star:
                parts.append('*')
                star = False
            parts.append(str(parameter))
        if positional_only:
            parts.append('/')
        text = '({})'.format(', '.join(parts))
        if self._return_annotation is not _empty:
            text += ' -> ' + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    keyword_only = code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = getattr(function, '__annotations__', {})
    without = positional - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=annotations.get(name, _empty)))
    for i, name in enumerate(names[:positional]):
        add(name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            defaults[i - without] if i >= without else _empty)
    behind = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        add(names[behind], _VAR_POSITIONAL)
        behind += 1
    for name in names[positional:positional + keyword_only]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[behind], _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (3, 4):
        raise ValueError('invalid method signature')
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _of_partial(partial, signature):
    """What is left to be given: what was given by name has a new default."""
    try:
        bound = signature.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    given, parameters, by_name = len(partial.args), [], False
    for name, parameter in signature.parameters.items():
        if name in partial.keywords and parameter.kind in (1, 3):
            by_name = True
            parameter = parameter.replace(default=bound.arguments[name], kind=_KEYWORD_ONLY)
        elif parameter.kind in (0, 1):
            if given:
                given -= 1
                continue
            if by_name:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif parameter.kind == _VAR_POSITIONAL and by_name:
            continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _signature(obj, follow_wrapped=True):
    from functools import partial
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _signature(obj)
    declared = getattr(obj, '__signature__', None)
    if declared is not None:
        if not isinstance(declared, Signature):
            raise TypeError('unexpected object {!r} in __signature__ attribute'.format(declared))
        return declared
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, partial):
        return _of_partial(obj, _signature(obj.func))
    if isclass(obj):
        return _of_class(obj)
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_of_function(call))
    raise ValueError('no signature found for builtin {!r}'.format(obj))


def _of_class(cls):
    call = getattr(type(cls), '__call__', None)
    if isfunction(call):
        return _without_first(_signature(call))
    for base in cls.__mro__:
        for name in ('__new__', '__init__'):
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isfunction(method):
                return _without_first(_signature(method))
    if type not in cls.__mro__ and all(
            base is object or base.__module__ != 'builtins' for base in cls.__mro__):
        return Signature()
    raise ValueError('no signature found for builtin type {!r}'.format(cls))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature(obj, follow_wrapped)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get('__annotations__')
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    return dict(found or {})


def getattr_static(obj, attr, default=_empty):
    if not isclass(obj):
        fields = getattr(obj, '__dict__', {})
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                found = base.__dict__[attr]
                if hasattr(type(found), '__set__') or attr not in fields:
                    return found
        if attr in fields:
            return fields[attr]
    else:
        for base in (*obj.__mro__, *type(obj).__mro__):
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _empty:
        return default
    raise AttributeError(attr)


# --- Frames, arguments, and what is in them -------------------------------------------------------

def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)


def currentframe():
    import sys
    return sys._getframe(1)


def _locals_of(object, what):
    if not what(object):
        raise TypeError(f'{object!r} is not a Python generator')
    frame = getattr(object, 'gi_frame', None)
    return frame.f_locals if frame is not None else {}


def getgeneratorlocals(generator):
    return _locals_of(generator, isgenerator)


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, 'cr_frame', None)
    return frame.f_locals if frame is not None else {}


def getmembers_static(object, predicate=None):
    found = []
    for name in sorted(set(dir(object))):
        value = getattr_static(object, name, _empty)
        if value is not _empty and (predicate is None or predicate(value)):
            found.append((name, value))
    return found


def getmodule(object, _filename=None):
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getclasstree(classes, unique=False):
    """Classes as nested lists: [(class, bases), [those below it]…]."""
    below, roots = {}, []
    for one in classes:
        for base in one.__bases__:
            below.setdefault(base, [])
            if one not in below[base]:
                below[base].append(one)
            if unique and base in classes:
                break
        if not one.__bases__ and one not in roots:
            roots.append(one)
    roots += [base for base in below if base not in classes]
    return walktree(roots, below, None)


def walktree(classes, children, parent):
    rows = []
    for one in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        rows.append((one, one.__bases__))
        if one in children:
            rows.append(walktree(children[one], children, one))
    return rows


def _tuples():
    from collections import namedtuple
    names = {
        'FullArgSpec': 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
        'ArgInfo': 'args varargs keywords locals',
        'ClosureVars': 'nonlocals globals builtins unbound',
        'FrameInfo': 'frame filename lineno function code_context index',
        'Traceback': 'filename lineno function code_context index',
    }
    return {name: namedtuple(name, fields, module='inspect') for name, fields in names.items()}


_LATER = 'FullArgSpec', 'ArgInfo', 'ClosureVars', 'FrameInfo', 'Traceback'


def __getattr__(name):
    if name in _LATER:
        globals().update(_tuples())
        return globals()[name]
    raise AttributeError(f"module 'inspect' has no attribute '{name}'")


def __dir__():
    return sorted({*globals(), *_LATER})


def _tuple(name, *values):
    return __getattr__(name)(*values) if name not in globals() else globals()[name](*values)


def getfullargspec(func):
    try:
        signature = _signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    kinds = {kind: [] for kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD,
                                   Parameter.VAR_POSITIONAL, Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)}
    annotations = {}
    for parameter in signature.parameters.values():
        kinds[parameter.kind].append(parameter)
        if parameter.annotation is not _empty:
            annotations[parameter.name] = parameter.annotation
    if signature.return_annotation is not _empty:
        annotations['return'] = signature.return_annotation
    plain = kinds[Parameter.POSITIONAL_ONLY] + kinds[Parameter.POSITIONAL_OR_KEYWORD]
    only = kinds[Parameter.KEYWORD_ONLY]
    defaults = tuple(p.default for p in plain if p.default is not _empty)
    named = {p.name: p.default for p in only if p.default is not _empty}
    many = [[p.name for p in kinds[kind]] for kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)]
    return _tuple('FullArgSpec', [p.name for p in plain], *(names[0] if names else None for names in many),
                  defaults or None, [p.name for p in only], named or None, annotations)


def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    rest = names[count:]
    varargs = rest.pop(0) if code.co_flags & CO_VARARGS else None
    keywords = rest.pop(0) if code.co_flags & CO_VARKEYWORDS else None
    return _tuple('ArgInfo', names[:count], varargs, keywords, frame.f_locals)


def getframeinfo(frame, context=1):
    """Where a frame or a traceback is. The text of the source is not at hand: code_context is None."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    return _tuple('Traceback', frame.f_code.co_filename, line, frame.f_code.co_name, None, None)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(_tuple('FrameInfo', frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(_tuple('FrameInfo', tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    import sys
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    import sys
    return getinnerframes(sys.exc_info()[2], context)
