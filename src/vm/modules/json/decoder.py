"""Text in JSON to values.

Plain text is read in C (_json); where that finds anything else, a mistake too, it is read here, from the
start. A value is read by a function that gets the text and the place where the value begins, and gives it and
the place behind it. Where nothing that could be a value begins, StopIteration carries the place to
whoever knows what was expected there.
"""

from _json import decode as _decode

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')

_SPACE = ' \t\n\r'
_DIGITS = '0123456789'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {line} column {column} (char {pos})')
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(text, at):
    while text[at:at + 1] and text[at] in _SPACE:
        at += 1
    return at


def _digits(text, at):
    while text[at:at + 1] and text[at] in _DIGITS:
        at += 1
    return at


def _unit(text, at):
    """The four hexadecimal digits behind \\u at this place."""
    digits = text[at + 1:at + 5]
    if len(digits) == 4 and all(c in '0123456789abcdefABCDEF' for c in digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', text, at)


def _escape(text, at):
    """What is meant by the escape whose letter is at this place, and where it ends."""
    letter = text[at]
    if letter != 'u':
        if letter not in _ESCAPES:
            raise JSONDecodeError('Invalid \\escape', text, at - 1)
        return _ESCAPES[letter], at + 1
    code = _unit(text, at)
    at += 5
    if 0xd800 <= code <= 0xdbff and text.startswith('\\u', at):
        second = _unit(text, at + 1)
        if 0xdc00 <= second <= 0xdfff:
            return chr(0x10000 + (code - 0xd800 << 10 | second - 0xdc00)), at + 6
    return chr(code), at


def py_scanstring(s, end, strict=True):
    """The text in quotes that begins before `end`, and the place behind it."""
    begin = end - 1
    parts = []
    while True:
        quote = s.find('"', end)
        slash = s.find('\\', end, quote if quote >= 0 else len(s))
        stop = slash if slash >= 0 else quote
        piece = s[end:stop] if stop >= 0 else s[end:]
        if strict and not piece.isprintable():
            for i, c in enumerate(piece):
                if c < ' ':
                    raise JSONDecodeError('Invalid control character at', s, end + i)
        if stop < 0:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if slash < 0:
            parts.append(piece)
            return ''.join(parts) if len(parts) > 1 else piece, quote + 1
        parts.append(piece)
        if slash + 1 >= len(s):
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        char, end = _escape(s, slash + 1)
        parts.append(char)


scanstring = py_scanstring


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.strict = strict
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_int, self.parse_float = parse_int or int, parse_float or float
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.memo = {}
        self._plain = strict and not any((object_hook, parse_float, parse_int, parse_constant,
                                          object_pairs_hook))

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        if self._plain:
            found = _decode(s, idx)
            if found is not None:
                return found
        try:
            return self._value(s, idx)
        except StopIteration as error:
            raise JSONDecodeError('Expecting value', s, error.value) from None
        finally:
            self.memo.clear()

    def _value(self, text, at):
        c = text[at:at + 1]
        if c == '"':
            return py_scanstring(text, at + 1, self.strict)
        if c == '{':
            return self._object(text, at + 1)
        if c == '[':
            return self._array(text, at + 1)
        if c == 'n' and text.startswith('null', at):
            return None, at + 4
        if c == 't' and text.startswith('true', at):
            return True, at + 4
        if c == 'f' and text.startswith('false', at):
            return False, at + 5
        return self._number(text, at)

    def _number(self, text, at):
        start = at
        if text[at:at + 1] == '-':
            at += 1
        if text[at:at + 1] == '0':
            end = at + 1
        else:
            end = _digits(text, at)
        if end == at:
            for name in _CONSTANTS:
                if text.startswith(name, start):
                    return self.parse_constant(name), start + len(name)
            raise StopIteration(start)
        whole = end
        if text[end:end + 1] == '.':
            more = _digits(text, end + 1)
            if more > end + 1:
                end = more
        if text[end:end + 1] in ('e', 'E'):
            more = end + 1
            if text[more:more + 1] in ('+', '-'):
                more += 1
            last = _digits(text, more)
            if last > more:
                end = last
        if end == whole:
            return self.parse_int(text[start:end]), end
        return self.parse_float(text[start:end]), end

    def _array(self, text, at):
        values = []
        at = _skip(text, at)
        if text[at:at + 1] == ']':
            return values, at + 1
        while True:
            try:
                value, at = self._value(text, at)
            except StopIteration as error:
                raise JSONDecodeError('Expecting value', text, error.value) from None
            values.append(value)
            at = _skip(text, at)
            c = text[at:at + 1]
            if c == ']':
                return values, at + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip(text, at + 1)

    def _object(self, text, at):
        pairs = []
        memo = self.memo.setdefault
        at = _skip(text, at)
        if text[at:at + 1] == '}':
            return self._made(pairs), at + 1
        while True:
            if text[at:at + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', text, at)
            key, at = py_scanstring(text, at + 1, self.strict)
            key = memo(key, key)
            at = _skip(text, at)
            if text[at:at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            at = _skip(text, at + 1)
            try:
                value, at = self._value(text, at)
            except StopIteration as error:
                raise JSONDecodeError('Expecting value', text, error.value) from None
            pairs.append((key, value))
            at = _skip(text, at)
            c = text[at:at + 1]
            if c == '}':
                return self._made(pairs), at + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip(text, at + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)
