"""Regular expressions. Matching is PCRE2's (re.c); _parser puts the patterns into its words."""

from _awaiter import name_in_full as _name_in_full
from enum import IntFlag as _IntFlag, global_enum as _global_enum, KEEP as _KEEP
from re import _parser
from re._parser import error

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer',
           'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L',
           'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
           'UNICODE', 'NOFLAG', 'RegexFlag']

_END = 1 << 62


@_global_enum
class RegexFlag(_IntFlag, boundary=_KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


_SHOWN_FLAGS = ((1, 'TEMPLATE'), (2, 'IGNORECASE'), (4, 'LOCALE'), (8, 'MULTILINE'), (16, 'DOTALL'),
                (32, 'UNICODE'), (64, 'VERBOSE'), (128, 'DEBUG'), (256, 'ASCII'))


class Match:
    __slots__ = ('re', 'string', 'pos', 'endpos', '_spans')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def _number(self, group):
        if isinstance(group, int):
            number = int(group)
        elif isinstance(group, str):
            number = self.re.groupindex.get(group, -1)
        elif hasattr(group, '__index__'):
            number = group.__index__()
        else:
            number = -1
        if 0 <= number <= self.re.groups:
            return number
        raise IndexError('no such group')

    def _get(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._get(0)
        if len(groups) == 1:
            return self._get(self._number(groups[0]))
        return tuple([self._get(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._get(self._number(group))

    def groups(self, default=None):
        return tuple([self._get(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._get(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._spans[2 * self._number(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0, /):
        number = self._number(group)
        return self._spans[2 * number:2 * number + 2]

    @property
    def regs(self):
        spans = self._spans
        return tuple([spans[i:i + 2] for i in range(0, len(spans), 2)])

    @property
    def lastindex(self):
        # The group that ended last: the one that goes furthest, and of those the last to close.
        found, furthest = None, -1
        for number in self.re._closed:
            end = self._spans[2 * number + 1]
            if end >= furthest and end >= 0:
                found, furthest = number, end
        return found

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def expand(self, template):
        return _filled(self.re._template(template), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return '<%s object; span=(%d, %d), match=%.50r>' % (
            're.Match', self._spans[0], self._spans[1], self._get(0))


def _filled(pieces, match):
    parts = []
    for piece in pieces:
        if isinstance(piece, int):
            piece = match._get(piece)
            if piece is None:
                continue
        parts.append(piece)
    return match.string[:0].join(parts)


class Pattern:
    __slots__ = ('pattern', 'flags', 'groups', 'groupindex', '_closed', '_program', '_templates',
                 '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def _check(self, string):
        if not isinstance(string, (str, bytes)):
            raise TypeError('expected string or bytes-like object, got '
                            f'{type(string).__name__!r}')
        if isinstance(string, str) != isinstance(self.pattern, str):
            if isinstance(string, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            raise TypeError('cannot use a string pattern on a bytes-like object')

    def _find(self, string, pos, endpos, mode, most):
        self._check(string)
        return _find(self._program, string, pos, endpos, mode, most)

    def _texts(self, string, most):
        self._check(string)
        return _texts(self._program, string, most)

    def _match(self, string, pos, endpos, spans):
        made = object.__new__(Match)
        made.re, made.string, made._spans = self, string, spans
        size = len(string)
        made.pos = min(max(pos, 0), size)
        made.endpos = min(max(endpos, 0), size)
        return made

    def _one(self, string, pos, endpos, mode):
        found = self._find(string, pos, endpos, mode, 1)
        return self._match(string, pos, endpos, found[0]) if found else None

    def search(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_END):
        return self._one(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_END):
        return map(lambda spans: self._match(string, pos, endpos, spans),
                   self._find(string, pos, endpos, 0, _END))

    def findall(self, string, pos=0, endpos=_END):
        if pos != 0 or endpos != _END:
            return [match.groups('') if self.groups > 1 else match._get(self.groups, '')
                    for match in self.finditer(string, pos, endpos)]
        found = self._texts(string, _END)
        found.pop()
        if self.groups < 2:
            return [texts[-1] or string[:0] for texts in found]
        return [tuple([text or string[:0] for text in texts[2:]]) for texts in found]

    def split(self, string, maxsplit=0):
        found = self._texts(string, maxsplit or _END)
        rest = found.pop()
        parts = []
        for texts in found:
            parts.append(texts[0])
            parts.extend(texts[2:])
        parts.append(rest)
        return parts

    def _template(self, template):
        pieces = self._templates.get(template)
        if pieces is None:
            if len(self._templates) > 100:
                self._templates.clear()
            pieces = self._templates[template] = _parser.parse_template(template, self)
        return pieces

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if callable(repl):
            return self._subn_by_calls(repl, string, count)
        if not isinstance(repl, (str, bytes)):
            raise TypeError(f'decoding to str: need a bytes-like object, {type(repl).__name__} '
                            'found')
        pieces = None
        if ('\\' if isinstance(repl, str) else b'\\') in repl:
            pieces = self._template(repl)
        found = self._texts(string, count or _END)
        rest = found.pop()
        parts = []
        for texts in found:
            if texts[0]:
                parts.append(texts[0])
            if pieces is None:
                parts.append(repl)
            else:
                parts.extend([texts[piece + 1] or string[:0] if isinstance(piece, int) else piece
                              for piece in pieces])
        parts.append(rest)
        return string[:0].join(parts), len(found)

    def _subn_by_calls(self, repl, string, count):
        found = self._find(string, 0, _END, 0, count or _END)
        parts, at = [], 0
        for spans in found:
            if at < spans[0]:
                parts.append(string[at:spans[0]])
            at = spans[1]
            new = repl(self._match(string, 0, _END, spans))
            if new is not None:
                parts.append(new)
        parts.append(string[at:])
        return string[:0].join(parts), len(found)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags == other.flags and type(self.pattern) is type(other.pattern)
                and self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & (4 | 32 | 256) == 32:
            flags &= ~32
        shown = ['re.' + name for flag, name in _SHOWN_FLAGS if flags & flag]
        rest = flags & ~511
        if rest:
            shown.append(hex(rest))
        behind = ', ' + '|'.join(shown) if shown else ''
        return 're.compile(%.200r%s)' % (self.pattern, behind)


def _generic(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


Match.__class_getitem__ = classmethod(_generic)
Pattern.__class_getitem__ = classmethod(_generic)
_name_in_full(Match, Pattern)

# Patterns that were compiled, by type, text and flags.
_cache = {}


def _compiled(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    parsed = _parser.parse(pattern, flags)
    made = object.__new__(Pattern)
    made.pattern, made.flags, made.groups = pattern, parsed.flags, parsed.groups - 1
    from types import MappingProxyType
    made.groupindex = MappingProxyType(parsed.names)
    made._closed = parsed.closed
    made._templates = {}
    made._program = _compile(_Program, parsed.text, parsed.source.is_text)
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    return _compiled(pattern, flags)


def match(pattern, string, flags=0):
    return _compiled(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compiled(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compiled(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compiled(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compiled(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compiled(pattern, flags).finditer(string)


def purge():
    _cache.clear()


_SPECIAL = frozenset('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


def escape(pattern):
    if isinstance(pattern, str):
        return ''.join(['\\' + c if c in _SPECIAL else c for c in pattern])
    text = str(pattern, 'latin-1')
    return ''.join(['\\' + c if c in _SPECIAL else c for c in text]).encode('latin-1')
