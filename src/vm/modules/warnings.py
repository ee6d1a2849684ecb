"""Warnings: which are shown, and how."""

import sys as _sys
from _awaiter import frame_below as _frame_below

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings']

# (action, message pattern or None, category, module pattern or None, line)
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}
_shown = {}
_LIBRARY = '/usr/lib/python3.11/'
_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno, self.line = filename, lineno, line
        self.file, self.source = file, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = _source_line(filename, lineno)
    if line and line.strip():
        text += f'  {line.strip()}\n'
    return text


def _source_line(filename, lineno):
    from traceback import _source
    return _source(filename, lineno)


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        file = _sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


_original_show, _original_format = showwarning, formatwarning


def _category_of(message, category):
    if isinstance(message, Warning):
        return message.__class__
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '{:s}'".format(
            type(category).__name__))
    return category


def warn(message, category=None, stacklevel=1, source=None):
    category = _category_of(message, category)
    filename, lineno, _, module = _frame_below(max(stacklevel, 1)) or ('sys', 1, '', 'sys')
    warn_explicit(message, category, filename, lineno, module, _registry(module), None, source)


def _registry(module):
    """What was shown already of a module's places."""
    return _shown.setdefault(module, {})


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = True
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = True
    elif action == 'module':
        registry[key] = True
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = True
    elif action == 'default':
        registry[key] = True
    elif action != 'always':
        raise RuntimeError('Unrecognized action (%r) in warnings.filters:\n %s' % (action, key))
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _show(found):
    if _recorders:
        _recorders[-1].append(found)
    elif showwarning is not _original_show:
        showwarning(found.message, found.category, found.filename, found.lineno, found.file,
                    found.line)
    else:
        text = formatwarning(found.message, found.category, found.filename, found.lineno,
                             found.line)
        if found.source is not None and formatwarning is _original_format:
            text += (f'{found.category.__name__}: Enable tracemalloc to get the object '
                     'allocation traceback\n')
        if _sys.stderr is not None:
            _sys.stderr.write(text)


def _never_awaited(coroutine, message, filename, lineno):
    """The interpreter tells this here, once the module is there."""
    module = '__main__'
    if filename.startswith(_LIBRARY):
        module = filename[len(_LIBRARY):-len('.py')].replace('/', '.')
    warn_explicit(message, RuntimeWarning, filename, lineno, module, _registry(module), None, coroutine)


_recorders = []


def _matches(pattern, text, whole):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return text == pattern
    return pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for action, message, wanted, where, line in filters:
        if (_matches(message, text, False) and issubclass(category, wanted)
                and _matches(where, module, True) and line in (0, lineno)):
            return action
    return defaultaction


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _shown.clear()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in _ACTIONS, 'invalid action: %r' % (action,)
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _ACTIONS, 'invalid action: %r' % (action,)
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    filters[:] = []
    _shown.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = module or _sys.modules['warnings']
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not _sys.modules['warnings']:
            args.append('module=' + repr(self._module))
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._filters = filters[:]
        self._showwarning = showwarning
        self._recorders = _recorders[:]
        _shown.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        _recorders.append(log)
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        filters[:] = self._filters
        showwarning = self._showwarning
        _recorders[:] = self._recorders
        _shown.clear()
