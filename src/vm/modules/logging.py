"""Logging: to streams, as there are no files. Times are those of the simulated clock.

A logger asks its level, and those above it in the tree of names, whether a record is worth making;
records go up the same tree from handler to handler. The methods that only differ in their level
(debug, info…) are made from one list, for loggers, adapters and the module itself.
"""

import sys as _sys
import time as _time
from _awaiter import caller as _caller, refuse as _refuse

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'Filter',
           'Formatter', 'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET',
           'NullHandler', 'StreamHandler', 'WARN', 'WARNING', 'addLevelName', 'basicConfig',
           'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal',
           'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'log', 'makeLogRecord',
           'setLoggerClass', 'shutdown', 'warn', 'warning', 'getLogRecordFactory',
           'setLogRecordFactory', 'lastResort', 'raiseExceptions', 'getLevelNamesMapping']

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True
logThreads = logMultiprocessing = logProcesses = True

_startTime = _time.time()
_names = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG',
          NOTSET: 'NOTSET'}
_levels = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING,
           'WARNING': WARNING, 'INFO': INFO, 'DEBUG': DEBUG, 'NOTSET': NOTSET}


def getLevelNamesMapping():
    return _levels.copy()


def getLevelName(level):
    name = _names.get(level)
    if name is None:
        name = _levels.get(level)
    return 'Level %s' % level if name is None else name


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError('Level not an integer or a valid string: %r' % (level,))
    if level not in _levels:
        raise ValueError('Unknown level: %r' % level)
    return _levels[level]


# --- Records -------------------------------------------------------------------------------------

def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if isinstance(value, (str, int, float, tuple, list)):
        return False
    from collections.abc import Mapping
    return isinstance(value, Mapping)


def _thread():
    """The thread that is running: its number and name."""
    threading = _sys.modules.get('threading')
    if threading is None:  # asyncio.to_thread does without
        from _threads import thread_name, thread_number
        return 140000000000000 + thread_number() * 4096, thread_name()
    thread = threading.current_thread()
    return threading.get_ident(), thread.name


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None,
                 **kwargs):
        created = _time.time()
        self.name = name
        self.msg = msg
        # A single dict is there for %(key)s.
        is_named = args and len(args) == 1 and _is_mapping(args[0]) and args[0]
        self.args = args[0] if is_named else args
        self.levelname, self.levelno = getLevelName(level), level
        self.pathname = pathname
        try:
            self.filename = pathname.rpartition('/')[2]
            stem, dot, _ = self.filename.rpartition('.')
            self.module = stem if stem.strip('.') else self.filename
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = 'Unknown module'
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = created
        self.msecs = int((created - int(created)) * 1000) + 0.0
        self.relativeCreated = (created - _startTime) * 1000
        self.thread, self.threadName = _thread() if logThreads else (None, None)
        self.processName = 'MainProcess' if logMultiprocessing else None
        self.process = 4242 if logProcesses else None

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (
            self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        message = str(self.msg)
        return message % self.args if self.args else message


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    return _logRecordFactory


def makeLogRecord(dict):
    record = _logRecordFactory(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


# --- Text ----------------------------------------------------------------------------------------

class PercentStyle:
    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._defaults = defaults
        self._fmt = fmt or self.default_format

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if not _has_percent_field(self._fmt):
            raise ValueError("Invalid format '%s' for '%s' style" % (
                self._fmt, self.default_format[0]))

    def _values(self, record):
        return self._defaults | record.__dict__ if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError('Formatting field not found in record: %s' % error)


def _is_word(text):
    return bool(text) and all(c.isalnum() or c == '_' for c in text)


def _skip_number(text, i):
    if text[i:i + 1] == '*':
        return i + 1
    while text[i:i + 1].isdecimal():
        i += 1
    return i


def _has_percent_field(fmt):
    """Whether there is something like %(name)-8s in it."""
    at = fmt.find('%(')
    while at >= 0:
        end = fmt.find(')', at)
        if end >= 0 and _is_word(fmt[at + 2:end]):
            i = end + 1
            while fmt[i:i + 1] and fmt[i] in '#0+ -':
                i += 1
            i = _skip_number(fmt, i)
            if fmt[i:i + 1] == '.':
                j = _skip_number(fmt, i + 1)
                i = j if j > i + 1 else i
            if fmt[i:i + 1].lower() in tuple('diouxefgcrsa%'):
                return True
        at = fmt.find('%(', at + 1)
    return False


def _is_field(name):
    """Whether it is a word followed by .attributes and [items]."""
    end = 0
    while end < len(name) and (name[end].isalnum() or name[end] == '_'):
        end += 1
    rest = name[end:]
    while end and rest:
        if rest[0] == '.':
            i = 1
            while i < len(rest) and (rest[i].isalnum() or rest[i] == '_'):
                i += 1
            if i == 1:
                return False
        elif rest[0] == '[' and ']' in rest[2:]:
            i = rest.index(']', 2) + 1
        else:
            return False
        rest = rest[i:]
    return end > 0


def _skip_width(spec, i):
    if spec[i:i + 1] == '{':
        end = spec.find('}', i)
        return end + 1 if end > 0 and _is_word(spec[i + 1:end]) else i
    while spec[i:i + 1].isdecimal():
        i += 1
    return i


def _is_spec(spec):
    i = 0
    if spec[1:2] and spec[1] in '<>=^':
        i = 2
    elif spec[0] in '<>=^':
        i = 1
    if spec[i:i + 1] and spec[i] in '+ -':
        i += 1
    if spec[i:i + 1] == '#':
        i += 1
    i = _skip_width(spec, i)
    if spec[i:i + 1] and spec[i] in ',_':
        i += 1
    if spec[i:i + 1] == '.':
        j = _skip_width(spec, i + 1)
        if j == i + 1:
            return False
        i = j
    if spec[i:i + 1] and spec[i].lower() in 'bcdefgnosx%':
        i += 1
    return i == len(spec)


class StrFormatStyle(PercentStyle):
    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        from string import Formatter as Parser
        found = False
        try:
            for _, name, spec, conversion in Parser().parse(self._fmt):
                if name:
                    if not _is_field(name):
                        raise ValueError('invalid field name/expression: %r' % name)
                    found = True
                if conversion and conversion not in 'rsa':
                    raise ValueError('invalid conversion: %r' % conversion)
                if spec and not _is_spec(spec):
                    raise ValueError('bad specifier: %r' % spec)
        except ValueError as error:
            raise ValueError('invalid format: %s' % error)
        if not found:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def __init__(self, fmt, *, defaults=None):
        from string import Template
        super().__init__(fmt, defaults=defaults)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if not self._tpl.is_valid():
            raise ValueError("invalid format: bare '$' not allowed")
        if not self._tpl.get_identifiers():
            raise ValueError('invalid format: no fields')

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError('Style must be one of: %s' % ','.join(_STYLES.keys()))


def _on_new_line(text, more):
    return text + more if text[-1:] == '\n' else text + '\n' + more


class Formatter:
    converter = _time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        _check_style(style)
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return _time.strftime(datefmt, moment)
        text = _time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        from traceback import format_exception
        text = ''.join(format_exception(ei[0], ei[1], ei[2]))
        return text[:-1] if text[-1:] == '\n' else text

    def usesTime(self):
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = _on_new_line(text, record.exc_text)
        if record.stack_info:
            text = _on_new_line(text, self.formatStack(record.stack_info))
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ''

    def formatFooter(self, records):
        return ''

    def format(self, records):
        if not records:
            return ''
        lines = ''.join([self.linefmt.format(record) for record in records])
        return self.formatHeader(records) + lines + self.formatFooter(records)


# --- Filters and handlers ------------------------------------------------------------------------

class Filter:
    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        if self.nlen == 0 or self.name == record.name:
            return True
        return record.name.startswith(self.name) and record.name[self.nlen] == '.'


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            passes = one.filter(record) if hasattr(one, 'filter') else one(record)
            if not passes:
                return False
        return True


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    name = property(get_name, set_name)

    # There is one thread that runs at a time, and it is never taken away here.
    def createLock(self):
        self.lock = None

    def acquire(self):
        pass

    def release(self):
        pass

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def format(self, record):
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passes

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        self._closed = True

    def handleError(self, record):
        if not raiseExceptions or not _sys.stderr:
            return
        from traceback import print_exception
        write = _sys.stderr.write
        write('--- Logging error ---\n')
        print_exception(_sys.exc_info()[1], file=_sys.stderr)
        write('Call stack:\n')
        write('Logged from file %s, line %s\n' % (record.filename, record.lineno))
        try:
            write('Message: %r\nArguments: %s\n' % (record.msg, record.args))
        except RecursionError:
            raise
        except Exception:
            write('Unable to print the message and arguments - possible formatting error.\n'
                  'Use the traceback above to help find the error.\n')

    def __repr__(self):
        return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))


class StreamHandler(Handler):
    terminator = '\n'
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = _sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        try:
            message = self.format(record)
            self.stream.write(message + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old = self.stream
        self.flush()
        self.stream = stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return '<%s %s(%s)>' % (self.__class__.__name__, name and name + ' ',
                                getLevelName(self.level))


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at the moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return _sys.stderr


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


lastResort = _defaultLastResort = _StderrHandler(WARNING)


# --- Loggers -------------------------------------------------------------------------------------

class PlaceHolder:
    """Stands for a logger that nobody asked for, between others that have been."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


def setLoggerClass(klass):
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def _check_logger_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError('logger not derived from logging.Logger: ' + klass.__name__)


def getLoggerClass():
    return _loggerClass


class Manager:
    def __init__(self, rootnode):
        self.root = rootnode
        self.loggerDict = {}
        self.loggerClass = self.logRecordFactory = None
        self.emittedNoHandlerWarning = False
        self.disable = NOTSET

    def _set_disable(self, value):
        self._disable = _checkLevel(value)

    disable = property(lambda self: self._disable, _set_disable)

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        known = self.loggerDict.get(name)
        if known is not None and not isinstance(known, PlaceHolder):
            return known
        made = (self.loggerClass or _loggerClass)(name)
        made.manager = self
        self.loggerDict[name] = made
        if known is not None:
            self._fixupChildren(known, made)
        self._fixupParents(made)
        return made

    def setLoggerClass(self, klass):
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def _fixupParents(self, alogger):
        """The parent is the nearest logger above; names between remember that it is below them."""
        name = alogger.name
        parent = None
        while '.' in name and parent is None:
            name = name.rpartition('.')[0]
            above = self.loggerDict.get(name)
            if above is None:
                self.loggerDict[name] = PlaceHolder(alogger)
            elif isinstance(above, Logger):
                parent = above
            else:
                above.append(alogger)
        alogger.parent = parent or self.root

    def _fixupChildren(self, ph, alogger):
        for child in ph.loggerMap:
            if child.parent.name[:len(alogger.name)] != alogger.name:
                alogger.parent = child.parent
                child.parent = alogger

    def _clear_cache(self):
        pass


def _exception_parts(exc_info):
    if isinstance(exc_info, BaseException):
        return (type(exc_info), exc_info, exc_info.__traceback__)
    return exc_info if isinstance(exc_info, tuple) else _sys.exc_info()


_LEVELED = {'debug': DEBUG, 'info': INFO, 'warning': WARNING, 'error': ERROR,
            'critical': CRITICAL}


def _add_leveled(cls, make):
    """Methods debug, info… of a class; `make` makes one for a level."""
    for name, level in _LEVELED.items():
        method = make(level)
        method.__name__, method.__qualname__ = name, f'{cls.__name__}.{name}'
        setattr(cls, name, method)


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.level = name, _checkLevel(level)
        self.parent = None
        self.propagate, self.disabled = True, False
        self.handlers = []

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def warn(self, msg, *args, **kwargs):
        _warn_of_warn()
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        found = _caller(stacklevel) or _caller(1)
        if found is None:
            return '(unknown file)', 0, '(unknown function)', None
        return found[0], found[1], found[2], _shown_stack() if stack_info else None

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None,
                   sinfo=None):
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        fields = vars(record)
        for key, value in ({} if extra is None else dict(extra)).items():
            if key in fields or key in ('message', 'asctime'):
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            fields[key] = value
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info:
            exc_info = _exception_parts(exc_info)
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra,
                                    sinfo))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _handling(self):
        """This logger and those above whose handlers get its records."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        return any(logger.handlers for logger in self._handling())

    def callHandlers(self, record):
        found = 0
        for logger in self._handling():
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            _sys.stderr.write('No handlers could be found for logger "%s"\n' % self.name)
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        logger = self
        while logger is not None and not logger.level:
            logger = logger.parent
        return NOTSET if logger is None else logger.level

    def isEnabledFor(self, level):
        if self.disabled or self.manager._disable >= level:
            return False
        return level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        if self.root is not self:
            suffix = '.'.join((self.name, suffix))
        return self.manager.getLogger(suffix)

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name,
                                 getLevelName(self.getEffectiveLevel()))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _leveled_in_logger(level):
    def method(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)
    return method


_add_leveled(Logger, _leveled_in_logger)


def _shown_stack():
    from traceback import format_stack
    return 'Stack (most recent call last):\n' + ''.join(format_stack()).rstrip('\n')


def _warn_of_warn(kind='method'):
    import warnings
    warnings.warn(f"The 'warn' {kind} is deprecated, use 'warning' instead", DeprecationWarning, 3)


class RootLogger(Logger):
    def __init__(self, level):
        Logger.__init__(self, 'root', level)


_loggerClass = Logger


class LoggerAdapter:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def warn(self, msg, *args, **kwargs):
        _warn_of_warn()
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def __repr__(self):
        logger = self.logger
        return '<%s %s (%s)>' % (self.__class__.__name__, logger.name,
                                 getLevelName(logger.getEffectiveLevel()))


def _leveled_in_adapter(level):
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **kwargs)
    return method


def _add_logger_methods(*names):
    """Methods of an adapter that are those of its logger."""
    def handed_on(name):
        return lambda self, *args, **kwargs: getattr(self.logger, name)(*args, **kwargs)
    for name in names:
        method = handed_on(name)
        method.__name__, method.__qualname__ = name, f'LoggerAdapter.{name}'
        setattr(LoggerAdapter, name, method)


def _set_manager(self, value):
    self.logger.manager = value


_add_leveled(LoggerAdapter, _leveled_in_adapter)
_add_logger_methods('isEnabledFor', 'setLevel', 'getEffectiveLevel', 'hasHandlers', '_log')
LoggerAdapter.name = property(lambda self: self.logger.name)
LoggerAdapter.manager = property(lambda self: self.logger.manager, _set_manager)

root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(Logger.root)


# --- The module as a logger ----------------------------------------------------------------------

def basicConfig(**kwargs):
    force = kwargs.pop('force', False)
    kwargs.pop('encoding', None)
    kwargs.pop('errors', None)
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None:
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        filename = kwargs.pop('filename', None)
        kwargs.pop('filemode', None)
        if filename:
            _refuse('logging.basicConfig(filename=…)', 'there are no files: use stream=sys.stdout')
        handlers = [StreamHandler(kwargs.pop('stream', None))]
    elif 'stream' in kwargs or 'filename' in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    datefmt = kwargs.pop('datefmt', None)
    style = kwargs.pop('style', '%')
    _check_style(style)
    formatter = Formatter(kwargs.pop('format', _STYLES[style][1]), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs.keys()))


def getLogger(name=None):
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _root():
    """The root logger, which writes somewhere when it is used like this."""
    if not root.handlers:
        basicConfig()
    return root


def _leveled_in_module(name):
    def function(msg, *args, **kwargs):
        getattr(_root(), name)(msg, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


globals().update({_name: _leveled_in_module(_name) for _name in _LEVELED})


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def warn(msg, *args, **kwargs):
    _warn_of_warn('function')
    warning(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _root().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    root.manager.disable = level


def shutdown(handlerList=()):
    for handler in reversed(handlerList):
        handler.flush()
        handler.close()


_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    """In the place of warnings.showwarning: only what is to go to a file still goes there."""
    if file is None:
        import warnings
        log = getLogger('py.warnings')
        if not log.handlers:
            log.addHandler(NullHandler())
        log.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))
    elif _warnings_showwarning is not None:
        _warnings_showwarning(message, category, filename, lineno, file, line)


def captureWarnings(capture):
    global _warnings_showwarning
    import warnings
    captures = _warnings_showwarning is not None
    if captures and not capture:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None
    elif capture and not captures:
        warnings.showwarning, _warnings_showwarning = _showwarning, warnings.showwarning
