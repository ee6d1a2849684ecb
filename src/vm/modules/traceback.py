"""Tracebacks as text; the text itself is made in C, as for an exception that nobody catches."""

import sys

_CAUSE = ('\nThe above exception was the direct cause of the following exception:\n\n')
_CONTEXT = ('\nDuring handling of the above exception, another exception occurred:\n\n')
_HEADER = 'Traceback (most recent call last):\n'
_unset = object()


class FrameSummary:
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line',
                 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    @property
    def line(self):
        if self._line is None:
            self._line = _source(self.filename, self.lineno or 0)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) + (self.locals,) == tuple(other) + (other.locals,)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file {filename}, line {lineno} in {name}>'.format(
            filename=self.filename, lineno=self.lineno, name=self.name)


class StackSummary(list):
    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass(FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name)
                     for f, lineno in _cut(list(frame_gen), limit))

    @classmethod
    def from_list(klass, a_list):
        return klass(f if isinstance(f, FrameSummary)
                     else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list)

    def format_frame_summary(self, frame_summary):
        text = '  File "{}", line {}, in {}\n'.format(
            frame_summary.filename, frame_summary.lineno, frame_summary.name)
        if frame_summary.line:
            text += '    {}\n'.format(frame_summary.line)
        return text

    def format(self):
        return [self.format_frame_summary(f) for f in self]


def _cut(frames, limit):
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def _pieces(text):
    """The entries of a traceback's text, each with the lines that belong to it."""
    pieces = []
    for line in text.splitlines(keepends=True):
        if line.startswith('    ') and pieces:
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def _exception(exc, value, function='print_exception'):
    if value is _unset:
        if exc is None or isinstance(exc, BaseException):
            return exc
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return value


def _chain(exc):
    """What led to an exception and itself, oldest first, with the words between them."""
    found = []
    seen = set()
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        if exc.__cause__ is not None:
            before, words = exc.__cause__, _CAUSE
        elif exc.__context__ is not None and not exc.__suppress_context__:
            before, words = exc.__context__, _CONTEXT
        else:
            before, words = None, None
        if before is not None and id(before) in seen:
            before, words = None, None
        found.append((words, exc))
        exc = before
    return reversed(found)


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    story = list(_chain(value)) if chain else [(None, value)]
    if any(isinstance(one, BaseExceptionGroup) for _, one in story):
        return _whole(value, chain, limit).splitlines(keepends=True)
    result = []
    for words, one in story:
        if words is not None:
            result.append(words)
        entries = one.__traceback__ if one is not value or tb is _unset else tb
        if entries is not None:
            result.append(_HEADER)
            result.extend(_pieces(_entries(entries, limit)))
        result.extend(format_exception_only(one))
    return result


def format_exception_only(exc, /, value=_unset):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    text = _only(value)
    notes = getattr(value, '__notes__', None)
    if isinstance(value, SyntaxError):
        return text.splitlines(keepends=True)
    if isinstance(notes, (list, tuple)) and notes:
        lines = text.splitlines(keepends=True)
        count = sum(str(note).count('\n') + 1 for note in notes)
        return [''.join(lines[:-count]), *lines[-count:]]
    return [text]


def _write(text, file):
    file = sys.stderr if file is None else file
    file.write(text)


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True):
    _write(''.join(format_exception(exc, value, tb, limit, chain)), file)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def format_tb(tb, limit=None):
    return _pieces(_entries(tb, limit))


def print_tb(tb, limit=None, file=None):
    _write(''.join(format_tb(tb, limit)), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:  # meant to be handed to StackSummary.extract: it begins below that
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def _summary_of_stack(frame, limit):
    """The frames from this one on, the outermost first; None: from that which called our caller."""
    if frame is None:
        frames = _stack()[2:]
    else:
        frames = [(f.f_code.co_filename, line, f.f_code.co_name) for f, line in walk_stack(frame)]
    # Frames of the library stay out of sight where nobody knows the line that CPython's file has.
    frames = [frame for frame in frames if frame[1]]
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    return StackSummary(FrameSummary(*frame) for frame in reversed(frames))


def extract_stack(f=None, limit=None):
    return _summary_of_stack(f, limit)


def format_stack(f=None, limit=None):
    return _summary_of_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(''.join(_summary_of_stack(f, limit).format()), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(''.join(format_list(extracted_list)), file)


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 _seen=None):
        self.exc_type = exc_type
        self._exc = exc_value
        self._text = format_exception(exc_type, exc_value, exc_traceback, limit)
        self._alone = format_exception(exc_type, exc_value, exc_traceback, limit, False)
        self._last = format_exception_only(exc_type, exc_value)
        self._str = str(exc_value)
        self.stack = extract_tb(exc_traceback, limit)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, '__notes__', None)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def format_exception_only(self):
        yield from self._last

    def format(self, *, chain=True, _ctx=None):
        yield from (self._text if chain else self._alone)

    def print(self, *, file=None, chain=True):
        _write(''.join(self.format(chain=chain)), file)
