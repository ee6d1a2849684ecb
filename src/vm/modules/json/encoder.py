"""Values to text in JSON.

Plain values are written in C (_json); what that does not know is written here. Containers are walked by methods that write pieces to one list; what is no container becomes text at
once (_simple). `markers` holds the containers around the one being written.
"""

from _json import encode as _encode

__all__ = ['JSONEncoder']

INFINITY = float('inf')
_SHORT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r',
          '\t': '\\t'}


def _escaped(c):
    if c in _SHORT:
        return _SHORT[c]
    code = ord(c)
    if code < 0x10000:
        return f'\\u{code:04x}'
    code -= 0x10000
    return f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}'


def encode_basestring(s):
    if '"' not in s and '\\' not in s and s.isprintable():
        return '"' + s + '"'
    return '"' + ''.join([_escaped(c) if c < ' ' or c in '"\\' else c for c in s]) + '"'


def encode_basestring_ascii(s):
    if '"' not in s and '\\' not in s and s.isascii() and s.isprintable():
        return '"' + s + '"'
    return '"' + ''.join([c if ' ' <= c <= '~' and c not in '"\\' else _escaped(c)
                          for c in s]) + '"'


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.sort_keys, self.allow_nan = skipkeys, sort_keys, allow_nan
        self.ensure_ascii, self.check_circular = ensure_ascii, check_circular
        self.indent = indent
        if separators is None and indent is not None:
            separators = ',', self.key_separator
        if separators is not None:
            self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        if type(self).iterencode is not JSONEncoder.iterencode and not isinstance(o, str):
            return ''.join(self.iterencode(o, _one_shot=True))
        if not self.sort_keys:
            indent = self.indent
            text = _encode(o, self.item_separator, self.key_separator, bool(self.ensure_ascii),
                           ' ' * indent if isinstance(indent, int) else indent)
            if text is not None:
                return text
        if isinstance(o, str):
            return self._text(o)
        parts = []
        self._write(o, parts.append, 0, {} if self.check_circular else None)
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, 0, {} if self.check_circular else None)
        return iter(parts)

    def _text(self, o):
        return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)

    def _float(self, o):
        if o == o and o not in (INFINITY, -INFINITY):
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant'
                             + ('' if self.indent is None else ': ' + repr(o)))
        return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'

    def _simple(self, o):
        """The text of what is no container; None for the rest."""
        if isinstance(o, str):
            return self._text(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, write, level, markers):
        text = self._simple(o)
        if text is not None:
            write(text)
            return
        if markers is not None:
            if id(o) in markers:
                raise ValueError('Circular reference detected')
            markers[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._write_list(o, write, level, markers)
        elif isinstance(o, dict):
            self._write_dict(o, write, level, markers)
        else:
            self._write(self.default(o), write, level, markers)
        if markers is not None:
            del markers[id(o)]

    def _line(self, level):
        """What begins a new line, when there are lines."""
        indent = self.indent
        if indent is None:
            return ''
        return '\n' + (indent if isinstance(indent, str) else ' ' * indent) * level

    def _write_list(self, items, write, level, markers):
        if not items:
            write('[]')
            return
        between = self._line(level + 1)
        write('[' + between)
        between = self.item_separator + between
        first = True
        for item in items:
            if not first:
                write(between)
            first = False
            self._write(item, write, level + 1, markers)
        write(self._line(level) + ']')

    def _key(self, key):
        """A key as text; None when it is left out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not '
                        f'{key.__class__.__name__}')

    def _write_dict(self, dct, write, level, markers):
        if not dct:
            write('{}')
            return
        between = self._line(level + 1)
        write('{')
        start = between
        for key, value in sorted(dct.items()) if self.sort_keys else dct.items():
            key = self._key(key)
            if key is None:
                continue
            write(start)
            start = self.item_separator + between
            write(self._text(key))
            write(self.key_separator)
            self._write(value, write, level + 1, markers)
        write(self._line(level) + '}')
