"""Constants, templates with $names, and format strings taken apart."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits',
           'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

digits = '0123456789'
octdigits = digits[:8]
hexdigits = digits + 'abcdef' + 'ABCDEF'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
whitespace = ' \t\n\r\v\f'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


_first = frozenset(ascii_letters + '_')
_further = _first | frozenset(digits)
_nothing = {}


def _starts_name(text, i):
    # Names are ASCII, but letters that are alike in another case count as well.
    return text[i:i + 1] in _first or text[i:i + 1] in ('\u0131', '\u017f', '\u0130', '\u212a')


def _name_end(text, i):
    while i < len(text) and (text[i] in _further or _starts_name(text, i)):
        i += 1
    return i


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = '$'
    _pattern = None  # of a class that has names of its own

    def __init__(self, template):
        self.template = template

    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        # Only a class with names of its own needs regular expressions.
        if any(hasattr(cls, name) for name in ('pattern', 'flags')) or (
                cls.idpattern, cls.braceidpattern) != (Template.idpattern, None):
            cls._pattern = cls._compiled()

    @classmethod
    def _compiled(cls):
        import re
        written = getattr(cls, 'pattern', None)
        if written is None:
            mark, name = re.escape(cls.delimiter), cls.idpattern
            written = (f'{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|'
                       f'{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))')
        flags = getattr(cls, 'flags', re.IGNORECASE)
        cls.pattern = re.compile(written, flags | re.VERBOSE)
        return cls.pattern

    def _pieces(self):
        return self._plain_pieces() if self._pattern is None else self._matches()

    def _matches(self):
        """As _plain_pieces, where the class says what a name is."""
        at = 0
        for match in self._pattern.finditer(self.template):
            groups = match.groupdict()
            name = groups.get('named') or groups.get('braced')
            place = match.start()
            if name is None and groups.get('escaped') is not None:
                name = ''
            elif name is None:
                if groups.get('invalid') is None:
                    raise ValueError('Unrecognized named group in pattern', self._pattern)
                place = match.start('invalid') - len(self.delimiter)
            written = self.delimiter if name == '' else match.group()
            yield self.template[at:match.start()], (place, name, written)
            at = match.end()
        yield self.template[at:], None

    def _plain_pieces(self):
        """The text between the names, and for each name (place, name, as it is written); the
        delimiter twice has the name '', one that begins nothing the name None."""
        text, mark = self.template, self.delimiter
        if not isinstance(text, str):
            raise TypeError(f'expected string or bytes-like object, got {type(text).__name__!r}')
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield text[at:], None
                return
            behind = found + len(mark)
            before = text[at:found]
            if text.startswith(mark, behind):
                at = behind + len(mark)
                yield before, (found, '', mark)
            elif _starts_name(text, behind):
                at = _name_end(text, behind)
                yield before, (found, text[behind:at], text[found:at])
            else:
                end = _name_end(text, behind + 1)
                if (text[behind:behind + 1] == '{' and _starts_name(text, behind + 1)
                        and text[end:end + 1] == '}'):
                    at = end + 1
                    yield before, (found, text[behind + 1:end], text[found:at])
                else:
                    at = behind
                    yield before, (found, None, mark)

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = at - len(''.join(lines[:-1])), len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _fill(self, mapping, kws, safe):
        if mapping is _nothing:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)
        parts = []
        for before, piece in self._pieces():
            parts.append(before)
            if piece is None:
                continue
            at, name, written = piece
            if name == '':
                parts.append(written)
            elif name is None:
                if not safe:
                    self._invalid(at + len(self.delimiter))
                parts.append(written)
            elif safe:
                try:
                    parts.append(str(mapping[name]))
                except KeyError:
                    parts.append(written)
            else:
                parts.append(str(mapping[name]))
        return ''.join(parts)

    def substitute(self, mapping=_nothing, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all(piece is None or piece[1] is not None for _, piece in self._pieces())

    def get_identifiers(self):
        names = []
        for _, piece in self._pieces():
            if piece is not None and piece[1] and piece[1] not in names:
                names.append(piece[1])
        return names


def _parse(text):
    """What str.format reads: (literal, field, spec, conversion), the last three None for text
    only."""
    i, literal = 0, []
    while i < len(text):
        c = text[i]
        if c not in '{}':
            j = i
            while j < len(text) and text[j] not in '{}':
                j += 1
            literal.append(text[i:j])
            i = j
        elif text[i + 1:i + 2] == c:
            yield ''.join(literal) + c, None, None, None
            literal = []
            i += 2
        elif c == '}':
            raise ValueError("Single '}' encountered in format string")
        else:
            end = _field_end(text, i + 1)
            yield (''.join(literal), *_split_field(text[i + 1:end]))
            literal = []
            i = end + 1
    if literal:
        yield ''.join(literal), None, None, None


def _field_end(text, i):
    if i >= len(text):
        raise ValueError("Single '{' encountered in format string")
    depth, bracket = 1, False
    in_spec = False
    while i < len(text):
        c = text[i]
        if c == '[' and not in_spec:
            bracket = True
        elif c == ']' and not in_spec:
            bracket = False
        elif not bracket:
            if c in ':!' and depth == 1:
                in_spec = True
            if c == '{':
                depth += 1
            elif c == '}':
                depth -= 1
                if depth == 0:
                    return i
        i += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    bracket = False
    for i, c in enumerate(field):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c == '{' and not bracket:
            raise ValueError("unexpected '{' in field name")
        elif c == ':' and not bracket:
            return field[:i], field[i + 1:], None
        elif c == '!' and not bracket:
            rest = field[i + 1:]
            if not rest:
                raise ValueError('end of string while looking for conversion specifier')
            if rest[1:] and rest[1] != ':':
                raise ValueError("expected ':' after conversion specifier")
            return field[:i], rest[2:], rest[0]
    return field, '', None


def _split_name(name):
    """The first part of a field name, and the rest: (is it an attribute, what)."""
    i = 0
    while i < len(name) and name[i] not in '.[':
        i += 1
    first = name[:i]
    return int(first) if first.isdecimal() else first, _name_rest(name, i)


def _name_rest(name, i):
    while i < len(name):
        if name[i] == '.':
            j = i + 1
            while j < len(name) and name[j] not in '.[':
                j += 1
            if j == i + 1:
                raise ValueError('Empty attribute in format string')
            yield True, name[i + 1:j]
            i = j
        elif name[i] == '[':
            j = name.find(']', i)
            if j < 0:
                raise ValueError("Missing ']' in format string")
            item = name[i + 1:j]
            if not item:
                raise ValueError('Empty attribute in format string')
            yield False, int(item) if item.isdecimal() else item
            i = j + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")


class _Numbering:
    """Fields without a name are numbered, unless there are some that were numbered by hand."""

    def __init__(self):
        self.next = 0
        self.by_hand = False

    def number(self, name):
        if name and not name.isdigit():
            return name
        if self.by_hand if name == '' else self.next:
            raise ValueError('cannot switch from manual field specification to automatic field '
                             'numbering')
        if name:
            self.by_hand = True
            return name
        self.next += 1
        return str(self.next - 1)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text = self._filled(format_string, args, kwargs, used, _Numbering(), 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _filled(self, text, args, kwargs, used, numbering, depth):
        """The text with its fields filled in; what stands behind a colon may have fields too."""
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, name, spec, conversion in self.parse(text):
            parts.append(literal)
            if name is not None:
                value, key = self.get_field(numbering.number(name), args, kwargs)
                used.add(key)
                value = self.convert_field(value, conversion)
                spec = self._filled(spec, args, kwargs, used, numbering, depth - 1)
                parts.append(self.format_field(value, spec))
        return ''.join(parts)

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        if not isinstance(format_string, str):
            raise TypeError(f'expected str, got {type(format_string).__name__}')
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
