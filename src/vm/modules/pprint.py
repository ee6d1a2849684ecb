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


def _unless_empty(method):
    """An empty one is written as repr() does."""
    def write(self, object, stream, *place):
        if len(object):
            method(self, object, stream, *place)
        else:
            stream.write(repr(object))
    return write


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
        self._margin = ' ' * (indent - 1)  # behind the bracket that opens

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

    def _open(self, name, stream, indent):
        """Begins a call; how far what is in its brackets is indented."""
        stream.write(name + '(')
        return indent + len(name) + 1

    def _rows(self, items, stream, indent, allowance):
        """Each item with the room that must be left behind it, and line ends between them."""
        for left, item in zip(range(len(items))[::-1], items):
            yield item, 1 if left else allowance
            if left:
                stream.write(',\n' + ' ' * indent)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        shown = [(field.name, getattr(object, field.name))
                 for field in object.__dataclass_fields__.values()
                 if field.repr and field._field_type.name == '_FIELD']
        self._pprint_names(type(object).__name__, shown, stream, indent, allowance, context, level)

    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{' + self._margin)
        items = object.items()
        if self._sort_dicts:
            items = sorted(items, key=_safe_tuple)
        self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    _dispatch[dict.__repr__] = _pprint_dict

    @_unless_empty
    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        indent = self._open(type(object).__name__, stream, indent)
        self._format([*object.items()], stream, indent, allowance + 1, context, level)
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

    @_unless_empty
    def _pprint_set(self, object, stream, indent, allowance, context, level):
        end = '}'
        if type(object) is not set:
            indent = self._open(type(object).__name__, stream, indent)
            end = '})'
        stream.write('{')
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end),
                           context, level)
        stream.write(end)

    _dispatch[set.__repr__] = _pprint_set
    _dispatch[frozenset.__repr__] = _pprint_set

    @_unless_empty
    def _pprint_str(self, object, stream, indent, allowance, context, level):
        outside = level == 1  # then there are brackets around several rows
        rows = _str_rows(object, self._width - indent - outside, allowance + outside)
        self._pprint_literals(rows, stream, indent, outside and len(rows) > 1)

    def _pprint_literals(self, rows, stream, indent, in_brackets):
        """Literals that together are one value, below each other."""
        between = '\n' + ' ' * (indent + in_brackets)
        text = between.join(rows)
        stream.write(f'({text})' if in_brackets else text)

    _dispatch[str.__repr__] = _pprint_str

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outside = level == 1
        rows = _bytes_rows(object, self._width - indent - outside, allowance + outside)
        self._pprint_literals(rows, stream, indent, outside)

    _dispatch[bytes.__repr__] = _pprint_bytes

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        indent = self._open('mappingproxy', stream, indent)
        self._format(object.copy(), stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_types.MappingProxyType.__repr__] = _pprint_mappingproxy

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        # Its own type is shown as "namespace", as repr does.
        kind = type(object)
        name = 'namespace' if kind is _types.SimpleNamespace else kind.__name__
        self._pprint_names(name, [*vars(object).items()], stream, indent, allowance, context, level)

    _dispatch[_types.SimpleNamespace.__repr__] = _pprint_simplenamespace

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        for (key, value), after in self._rows(items, stream, indent, allowance):
            shown = self._repr(key, context, level) + ': '
            stream.write(shown)
            self._format(value, stream, indent + len(shown), after, context, level)

    def _pprint_names(self, name, items, stream, indent, allowance, context, level):
        indent = self._open(name, stream, indent)
        for (key, value), after in self._rows(items, stream, indent, allowance):
            stream.write(key + '=')
            if id(value) in context:
                stream.write('...')  # as a dataclass's own repr does
            else:
                self._format(value, stream, indent + len(key) + 1, after, context, level)
        stream.write(')')

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        stream.write(self._margin)
        items = list(items)
        if self._compact:
            self._fill(items, stream, indent, allowance, context, level)
            return
        for item, after in self._rows(items, stream, indent, allowance):
            self._format(item, stream, indent, after, context, level)

    def _fill(self, items, stream, indent, allowance, context, level):
        """As many items in each line as fit."""
        line_end = ',\n' + ' ' * indent
        full = room = self._width - indent + 1
        between = ''
        for left, item in zip(range(len(items))[::-1], items):
            if not left:
                full, room = full - allowance, room - allowance
            shown = self._repr(item, context, level)
            size = len(shown) + 2
            if size > room:
                room, between = full, between and line_end
            stream.write(between)
            if size > room:
                between = line_end
                self._format(item, stream, indent, 1 if left else allowance, context, level)
            else:
                room, between = room - size, ', '
                stream.write(shown)

    def _repr(self, object, context, level):
        shown, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return shown

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    @_unless_empty
    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        factory = self._repr(object.default_factory, context, level)
        indent = self._open(type(object).__name__, stream, indent)
        stream.write(factory + ',\n' + ' ' * indent)
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    @_unless_empty
    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        indent = self._open(type(object).__name__, stream, indent)
        stream.write('{' + self._margin)
        self._format_dict_items(object.most_common(), stream, indent, allowance + 2, context,
                                level)
        stream.write('})')

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        indent = self._open(type(object).__name__, stream, indent)
        for mapping, after in self._rows(object.maps, stream, indent, allowance + 1):
            self._format(mapping, stream, indent, after, context, level)
        stream.write(')')

    @_unless_empty
    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        indent = self._open(type(object).__name__, stream, indent)
        bounded = object.maxlen is not None
        stream.write('[')
        self._format_items(object, stream, indent, 2 if bounded else allowance + 2, context, level)
        stream.write(']')
        if bounded:
            shown = self._repr(object.maxlen, context, level)
            stream.write(',\n' + ' ' * indent + 'maxlen=' + shown)
        stream.write(')')

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
            cut = '(...,)' if len(object) == 1 else '(...)'
            empty, work = '()', self._safe_row
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


def _str_rows(object, most, allowance):
    """The literals that together are a long string: a line each, longer ones by words."""
    rows = []
    lines = object.splitlines(True)
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
    """The same for bytes, four by four. Only when some are left over does the last row keep the
    room free that it should."""
    start, rest = 0, len(object) // 4 * 4
    for at in range(4, len(object), 4):
        room = width - allowance if at == rest else width
        if len(repr(object[start:at + 4])) > room:
            yield repr(object[start:at])
            start = at
    yield repr(object[start:])
