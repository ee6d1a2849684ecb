"""Values over several lines, as they are written in a program."""

import types as _types
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """Compares what cannot be compared by the names of the types, so that sorting does not fail."""
    __slots__ = ['obj']

    def __lt__(self, other):
        mine, others = self.obj, other.obj
        try:
            return mine < others
        except TypeError:
            return (str(type(mine)), id(mine)) < (str(type(others)), id(others))

    def __init__(self, obj):
        self.obj = obj


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        for wrong, complaint in ((indent < 0, 'indent must be >= 0'),
                                 (depth is not None and depth <= 0, 'depth must be > 0'),
                                 (not width, 'width must be != 0')):
            if wrong:
                raise ValueError(complaint)
        if stream is None:
            import sys
            stream = sys.stdout
        self._stream = stream
        self._depth, self._width, self._indent_per_level = depth, width, indent
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        shown, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        shown = self._repr(object, context, level)
        if len(shown) > self._width - indent - allowance:
            method = self._dispatch.get(getattr(type(object), '__repr__', None))
            if method is None and self._is_plain_dataclass(object):
                method = PrettyPrinter._pprint_dataclass
            if method is not None:
                context[key] = 1
                method(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(shown)

    @staticmethod
    def _is_plain_dataclass(object):
        kind = type(object)
        return ('__dataclass_fields__' in vars(kind) or hasattr(kind, '__dataclass_fields__')) and (
            kind.__dataclass_params__.repr and hasattr(kind.__repr__, '__wrapped__')
            and '__create_fn__' in kind.__repr__.__wrapped__.__qualname__)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(field.name, getattr(object, field.name))
                 for field in object.__dataclass_fields__.values()
                 if field.repr and field._field_type.name == '_FIELD']
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(')')

    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if len(object):
            items = object.items()
            if self._sort_dicts:
                items = sorted(items, key=_safe_tuple)
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    _dispatch[dict.__repr__] = _pprint_dict

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context,
                     level)
        stream.write(')')

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    _dispatch[list.__repr__] = _pprint_list

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[tuple.__repr__] = _pprint_tuple

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = type(object)
        if kind is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(kind.__name__ + '({')
            end = '})'
            indent += len(kind.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end),
                           context, level)
        stream.write(end)

    _dispatch[set.__repr__] = _pprint_set
    _dispatch[frozenset.__repr__] = _pprint_set

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        rows = _str_rows(object, self._width - indent, allowance, level)
        if len(rows) == 1:
            stream.write(rows[0])
            return
        if level == 1:
            indent += 1
            stream.write('(')
        stream.write(('\n' + ' ' * indent).join(rows))
        if level == 1:
            stream.write(')')

    _dispatch[str.__repr__] = _pprint_str

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write('(')
        delimiter = ''
        for row in _bytes_rows(object, self._width - indent, allowance):
            stream.write(delimiter + row)
            if not delimiter:
                delimiter = '\n' + ' ' * indent
        if parens:
            stream.write(')')

    _dispatch[bytes.__repr__] = _pprint_bytes

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_types.MappingProxyType.__repr__] = _pprint_mappingproxy

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        # Its own type is shown as "namespace", as repr does.
        kind = type(object)
        name = 'namespace' if kind is _types.SimpleNamespace else kind.__name__
        stream.write(name + '(')
        self._format_namespace_items(list(object.__dict__.items()), stream, indent + len(name) + 1,
                                     allowance, context, level)
        stream.write(')')

    _dispatch[_types.SimpleNamespace.__repr__] = _pprint_simplenamespace

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            shown = self._repr(key, context, level)
            stream.write(shown + ': ')
            self._format(value, stream, indent + len(shown) + 2, allowance if i == last else 1,
                         context, level)
            if i != last:
                stream.write(',\n' + ' ' * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            stream.write(key + '=')
            if id(value) in context:
                stream.write('...')  # as a dataclass's own repr does
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1,
                             context, level)
            if i != last:
                stream.write(',\n' + ' ' * indent)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        between = ',\n' + ' ' * indent
        delimiter = ''
        width = room = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                needed = len(shown) + 2
                if room < needed:
                    room = width
                    if delimiter:
                        delimiter = between
                if room >= needed:
                    room -= needed
                    stream.write(delimiter + shown)
                    delimiter = ', '
                    continue
            stream.write(delimiter)
            delimiter = between
            self._format(item, stream, indent, allowance if i == last else 1, context, level)

    def _repr(self, object, context, level):
        shown, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return shown

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1,
                                allowance + 2, context, level)
        stream.write('})')

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        indent += len(name) + 1
        last = len(object.maps) - 1
        for i, mapping in enumerate(object.maps):
            if i == last:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        indent += len(name) + 1
        stream.write('[')
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._format_items(object, stream, indent, 2, context, level)
            shown = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={shown})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _safe_dict(self, object, context, maxlevels, level):
        level += 1
        readable, recursive = True, False
        items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        shown = []
        for key, value in items:
            k, k_readable, k_recursive = self.format(key, context, maxlevels, level)
            v, v_readable, v_recursive = self.format(value, context, maxlevels, level)
            shown.append(f'{k}: {v}')
            readable = readable and k_readable and v_readable
            recursive = recursive or k_recursive or v_recursive
        return '{%s}' % ', '.join(shown), readable, recursive

    def _safe_row(self, object, context, maxlevels, level):
        if issubclass(type(object), list):
            shape = '[%s]'
        else:
            shape = '(%s,)' if len(object) == 1 else '(%s)'
        level += 1
        readable, recursive = True, False
        shown = []
        for item in object:
            text, is_readable, is_recursive = self.format(item, context, maxlevels, level)
            shown.append(text)
            readable = readable and is_readable
            recursive = recursive or is_recursive
        return shape % ', '.join(shown), readable, recursive

    def _safe_repr(self, object, context, maxlevels, level):
        """What it looks like in one line, whether that can be read again, and whether it holds
        itself."""
        kind = type(object)
        if kind in _SIMPLE:
            return repr(object), True, False
        method = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and method is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and method is dict.__repr__:
            empty, cut, work = '{}', '{...}', self._safe_dict
        elif issubclass(kind, list) and method is list.__repr__:
            empty, cut, work = '[]', '[...]', self._safe_row
        elif issubclass(kind, tuple) and method is tuple.__repr__:
            empty, cut, work = '()', '(...)', self._safe_row
        else:
            shown = repr(object)
            return shown, bool(shown) and not shown.startswith('<'), False
        if not object:
            return empty, True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return cut, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        result = work(object, context, maxlevels, level)
        del context[key]
        return result


_SIMPLE = frozenset({str, bytes, float, bool, type(None)})


def _add_collections(dispatch):
    import collections
    dispatch[collections.OrderedDict.__repr__] = PrettyPrinter._pprint_ordered_dict
    dispatch[collections.defaultdict.__repr__] = PrettyPrinter._pprint_default_dict
    dispatch[collections.Counter.__repr__] = PrettyPrinter._pprint_counter
    dispatch[collections.ChainMap.__repr__] = PrettyPrinter._pprint_chain_map
    dispatch[collections.deque.__repr__] = PrettyPrinter._pprint_deque
    for kind in collections.UserDict, collections.UserList, collections.UserString:
        dispatch[kind.__repr__] = PrettyPrinter._pprint_user


_add_collections(PrettyPrinter._dispatch)


def _words(line):
    """A line in pieces of one word and the white space behind it."""
    pieces, start, at = [], 0, 0
    while at < len(line):
        while at < len(line) and not line[at].isspace():
            at += 1
        while at < len(line) and line[at].isspace():
            at += 1
        pieces.append(line[start:at])
        start = at
    return pieces


def _str_rows(object, most, allowance, level):
    """The literals that together are a long string: a line each, longer ones by words."""
    rows = []
    lines = object.splitlines(True)
    if level == 1:
        allowance += 1
    room = most
    for i, line in enumerate(lines):
        shown = repr(line)
        if i == len(lines) - 1:
            room -= allowance
        if len(shown) <= room:
            rows.append(shown)
            continue
        words = _words(line)
        room = most
        current = ''
        for j, word in enumerate(words):
            wider = current + word
            if j == len(words) - 1 and i == len(lines) - 1:
                room -= allowance
            if len(repr(wider)) > room:
                if current:
                    rows.append(repr(current))
                current = word
            else:
                current = wider
        if current:
            rows.append(repr(current))
    return rows


def _bytes_rows(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        wider = current + part
        if i == last:
            width -= allowance
        if len(repr(wider)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = wider
    if current:
        yield repr(current)
