"""Python's regular expressions put into the words of PCRE2, with Python's errors.

Every construct is written out so that it means in PCRE2 what it means in Python: characters by
their numbers, classes by the properties that Python's are made of, anchors as looks around."""

from _awaiter import refuse as _end_run

ASCII, DEBUG, IGNORECASE, LOCALE, MULTILINE, DOTALL, TEMPLATE, UNICODE, VERBOSE = (
    256, 128, 2, 4, 8, 16, 1, 32, 64)
_FLAGS = {'i': IGNORECASE, 'L': LOCALE, 'm': MULTILINE, 's': DOTALL, 'x': VERBOSE, 'a': ASCII,
          't': TEMPLATE, 'u': UNICODE}
_TYPES = ASCII | LOCALE | UNICODE
_GLOBAL = DEBUG | TEMPLATE

_DIGITS = frozenset('0123456789')
_OCTAL = frozenset('01234567')
_HEX = frozenset('0123456789abcdefABCDEF')
_LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_SPACES = frozenset(' \t\n\r\v\f')
_ESCAPES = {'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92}

# What \d, \s and \w are inside of a class: in all of Unicode, and in ASCII.
_KINDS = {'d': r'\p{Nd}', 'w': r'\p{L}\p{N}_',
          's': r'\x09-\x0d\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}'
               r'\x{205f}\x{3000}'}
_ASCII_KINDS = {'d': '0-9', 'w': 'a-zA-Z0-9_', 's': r'\x09-\x0d\x20'}
_MOST = 1 << 32


class error(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


class Source:
    """The pattern, read token by token: a character, or a backslash with the one behind it."""

    def __init__(self, string):
        self.string = string
        self.is_text = isinstance(string, str)
        self.text = string if self.is_text else string.decode('latin-1')
        self.at = 0
        self.next = None
        self.seek(0)

    def seek(self, at):
        self.at = at
        self.next = self._token()

    def _token(self):
        c = self.text[self.at:self.at + 1]
        if c == '\\':
            c = self.text[self.at:self.at + 2]
            if len(c) < 2:
                raise error('bad escape (end of pattern)', self.string, len(self.string) - 1)
        return c or None

    def get(self):
        this = self.next
        if this is not None:
            self.seek(self.at + len(this))
        return this

    def match(self, token):
        if self.next != token:
            return False
        self.get()
        return True

    def get_while(self, most, allowed):
        found = ''
        while len(found) < most and self.next in allowed:
            found += self.get()
        return found

    def get_until(self, end, what):
        found = ''
        while True:
            c = self.get()
            if c is None:
                if not found:
                    raise self.error('missing ' + what)
                raise self.error(f'missing {end}, unterminated name', len(found))
            if c == end:
                if not found:
                    raise self.error('missing ' + what, 1)
                return found
            found += c

    def error(self, msg, back=0):
        if not self.is_text:
            msg = msg.encode('ascii', 'backslashreplace').decode('ascii')
        return error(msg, self.string, self.at - back)

    def check_name(self, name, back):
        if not name.isidentifier():
            raise self.error('bad character in group name %r' % name, len(name) + back)


class _Item:
    """A piece of a pattern: what it is called in PCRE2 and how many characters it can match."""
    __slots__ = ('text', 'low', 'high', 'kind')

    def __init__(self, text, low, high, kind=''):
        self.text, self.low, self.high, self.kind = text, low, high, kind


def _refuse(what):
    _end_run(f'{what} in a regular expression')


class Parser:
    def __init__(self, string, flags):
        self.source = Source(string)
        self.flags = flags
        self.names = {}
        self.widths = [(0, 0)]  # of each group, None while it is open
        self.closed = []        # the groups in the order in which they end
        self.behind = None      # how many groups there were when the look behind began
        self.asked = {}         # groups that conditions asked for before they were there

    @property
    def groups(self):
        return len(self.widths)

    def parse(self):
        item = self.alternatives(self.flags, True)
        self.flags = _settled_flags(self.source.string, self.flags)
        if self.source.next is not None:
            raise self.source.error('unbalanced parenthesis')
        for group, place in self.asked.items():
            if group >= self.groups:
                raise error('invalid group reference %d' % group, self.source.string, place)
        return item.text

    def is_ascii(self, flags):
        return bool(flags & ASCII) or not self.source.is_text

    # --- Sequences ---

    def alternatives(self, flags, is_first=False):
        parts = []
        while True:
            parts.append(self.sequence(flags, is_first and not parts))
            if not self.source.match('|'):
                break
            if is_first:
                flags = self.flags
        return _Item('|'.join([part.text for part in parts]), min(part.low for part in parts),
                     max(part.high for part in parts))

    def sequence(self, flags, is_first=False):
        source, items = self.source, []
        while source.next is not None and source.next not in ('|', ')'):
            this = source.get()
            if flags & VERBOSE:
                if this in _SPACES:
                    continue
                if this == '#':
                    while this is not None and this != '\n':
                        this = source.get()
                    continue
            if this[0] == '\\':
                items.append(self.escape(this, flags))
            elif this == '[':
                items.append(self.char_class(flags))
            elif this in ('*', '+', '?', '{'):
                self.repeat(this, items, flags)
            elif this == '.':
                items.append(_Item('(?s:.)' if flags & DOTALL else r'[^\x0a]', 1, 1))
            elif this == '^':
                items.append(_Item(r'(?<![^\x0a])' if flags & MULTILINE else r'\A', 0, 0, 'at'))
            elif this == '$':
                items.append(_Item(r'(?![^\x0a])' if flags & MULTILINE else r'(?=\x0a?\z)', 0, 0,
                                   'at'))
            elif this == '(':
                item = self.group(flags, is_first and not items)
                if item is None:
                    # Flags for the whole pattern.
                    flags = self.flags
                elif item.kind != 'comment':
                    items.append(item)
            else:
                items.append(self.literal(ord(this), flags))
        return _Item(''.join([item.text for item in items]), sum(item.low for item in items),
                     sum(item.high for item in items))

    def repeat(self, this, items, flags):
        source, here = self.source, self.source.at
        low, high = {'?': (0, 1), '*': (0, _MOST), '+': (1, _MOST)}.get(this, (0, _MOST))
        if this == '{':
            if source.next == '}':
                items.append(self.literal(ord(this), flags))
                return
            first = second = source.get_while(1 << 30, _DIGITS)
            if source.match(','):
                second = source.get_while(1 << 30, _DIGITS)
            if not source.match('}'):
                source.seek(here)
                items.append(self.literal(ord(this), flags))
                return
            low, high = self.limits(first, second, here)
        item = items[-1] if items else None
        if item is None or item.kind == 'at':
            raise source.error('nothing to repeat', source.at - here + len(this))
        if item.kind == 'repeat':
            raise source.error('multiple repeat', source.at - here + len(this))
        how = '?' if source.match('?') else '+' if source.match('+') else ''
        times = '{%d,%s}' % (low, '' if high == _MOST else high)
        items[-1] = _Item(f'(?:{item.text}){times}{how}', min(item.low * low, _MOST),
                          min(item.high * high, _MOST), 'repeat')

    def limits(self, first, second, here):
        low, high = int(first or 0), int(second) if second else _MOST
        if low >= _MOST - 1 or second and high >= _MOST - 1:
            raise OverflowError('the repetition number is too large')
        if high < low:
            raise self.source.error('min repeat greater than max repeat', self.source.at - here)
        if low > 65535 or second and high > 65535:
            _refuse('more than 65535 repetitions')
        return low, high

    # --- Characters ---

    def literal(self, code, flags):
        if not flags & IGNORECASE:
            return _Item(r'\x{%x}' % code, 1, 1)
        c = chr(code)
        if self.is_ascii(flags):
            if c in _LETTERS:
                return _Item(r'[%s%s]' % (c.lower(), c.upper()), 1, 1)
            return _Item(r'\x{%x}' % code, 1, 1)
        return _Item(r'(?i:\x{%x})' % code, 1, 1)

    def number(self, escape, digits):
        escape += self.source.get_while(digits, _HEX)
        if len(escape) != digits + 2:
            raise self.source.error('incomplete escape %s' % escape, len(escape))
        code = int(escape[2:], 16)
        if code > 0x10ffff:
            raise self.source.error('bad escape %s' % escape, len(escape))
        return code

    def simple_escape(self, escape):
        """The character that an escape means in and outside of classes; None: something else."""
        c = escape[1]
        if c == 'x':
            return self.number(escape, 2)
        if c in 'uU' and self.source.is_text:
            return self.number(escape, 4 if c == 'u' else 8)
        if c == 'N' and self.source.is_text:
            if self.source.next != '{':
                raise self.source.error('missing {')
            _refuse(r'\N{…}')
        return None

    def octal(self, escape):
        code = int(escape[1:], 8)
        if code > 0o377:
            raise self.source.error(f'octal escape value {escape} outside of range 0-0o377',
                                    len(escape))
        return code

    def other_escape(self, escape):
        if escape[1] in _LETTERS or escape[1] in _DIGITS:
            raise self.source.error('bad escape %s' % escape, len(escape))
        return ord(escape[1])

    def escape(self, escape, flags):
        c = escape[1]
        if c in 'dDsSwW':
            return self.made_class([('kind', c)], False, flags)
        if c in 'AZ':
            return _Item(r'\A' if c == 'A' else r'\z', 0, 0, 'at')
        if c in 'bB':
            return self.boundary(c, flags)
        if c in _ESCAPES:
            return self.literal(_ESCAPES[c], flags)
        code = self.simple_escape(escape)
        if code is None and c == '0':
            code = int((escape + self.source.get_while(2, _OCTAL))[1:], 8)
        elif code is None and c in _DIGITS:
            source = self.source
            if source.next in _DIGITS:
                escape += source.get()
                if c in _OCTAL and escape[2] in _OCTAL and source.next in _OCTAL:
                    return self.literal(self.octal(escape + source.get()), flags)
            group = int(escape[1:])
            if group < self.groups:
                return self.reference(group, len(escape), flags)
            raise source.error('invalid group reference %d' % group, len(escape) - 1)
        return self.literal(self.other_escape(escape) if code is None else code, flags)

    def boundary(self, c, flags):
        word = '[%s]' % (_ASCII_KINDS if self.is_ascii(flags) else _KINDS)['w']
        if c == 'b':
            text = f'(?:(?<={word})(?!{word})|(?<!{word})(?={word}))'
        else:
            # Nothing at all has no place that is no boundary.
            text = rf'(?:(?<={word})(?={word})|(?<!{word})(?!{word})(?!\A\z))'
        return _Item(text, 0, 0, 'at')

    def reference(self, group, back, flags):
        if self.widths[group] is None:
            raise self.source.error('cannot refer to an open group', back)
        self.check_behind(group)
        text = r'\g{%d}' % group
        if flags & IGNORECASE:
            text = f'(?i:{text})'
        return _Item(text, *self.widths[group])

    def check_behind(self, group):
        if self.behind is not None and group >= self.behind:
            raise self.source.error('cannot refer to group defined in the same lookbehind '
                                    'subpattern')

    # --- Classes ---

    def class_escape(self, escape):
        c = escape[1]
        if c in 'dDsSwW':
            return 'kind', c
        if c in _ESCAPES:
            return 'char', _ESCAPES[c]
        code = self.simple_escape(escape)
        if code is None and c in _OCTAL:
            code = self.octal(escape + self.source.get_while(2, _OCTAL))
        return 'char', self.other_escape(escape) if code is None else code

    def char_class(self, flags):
        source = self.source
        here = source.at - 1
        found = []
        negate = source.match('^')
        while True:
            this = source.get()
            if this is None:
                raise source.error('unterminated character set', source.at - here)
            if this == ']' and found:
                break
            one = self.class_escape(this) if this[0] == '\\' else ('char', ord(this))
            if not source.match('-'):
                found.append(one)
                continue
            that = source.get()
            if that is None:
                raise source.error('unterminated character set', source.at - here)
            if that == ']':
                found.extend((one, ('char', ord('-'))))
                break
            two = self.class_escape(that) if that[0] == '\\' else ('char', ord(that))
            if one[0] == 'kind' or two[0] == 'kind' or two[1] < one[1]:
                raise source.error(f'bad character range {this}-{that}',
                                   len(this) + 1 + len(that))
            found.append(('range', one[1], two[1]))
        return self.made_class(found, negate, flags)

    def made_class(self, found, negate, flags):
        ascii = self.is_ascii(flags)
        kinds = _ASCII_KINDS if ascii else _KINDS
        inside, others = [], []
        for item in dict.fromkeys(found):
            if item[0] == 'char':
                item = ('range', item[1], item[1])
            if item[0] == 'range':
                inside.append(r'\x{%x}-\x{%x}' % item[1:])
                if flags & IGNORECASE and ascii:
                    inside.extend(_other_case(*item[1:]))
            elif item[1] in kinds:
                inside.append(kinds[item[1]])
            else:
                # What is not of a kind can't be named within a class.
                others.append(f'[^{kinds[item[1].lower()]}]')
        if not others:
            text = f'[{"^" if negate else ""}{"".join(inside)}]'
        else:
            if inside:
                others.insert(0, f'[{"".join(inside)}]')
            text = others[0] if len(others) == 1 else f'(?:{"|".join(others)})'
            if negate:
                text = f'(?!{text})(?s:.)'
        if flags & IGNORECASE and not ascii:
            text = f'(?i:{text})'
        return _Item(f'(?:{text})' if negate and others else text, 1, 1)

    # --- Groups ---

    def group(self, flags, is_first):
        """What begins with a bracket; None when it set flags for the whole pattern."""
        source = self.source
        start = source.at - 1
        name, opening = None, '('
        if source.match('?'):
            c = self.need()
            if c == 'P':
                if source.match('='):
                    return self.named_reference(flags)
                if not source.match('<'):
                    c = self.need()
                    raise source.error('unknown extension ?P' + c, len(c) + 2)
                name = source.get_until('>', 'group name')
                source.check_name(name, 1)
            elif c == '#':
                while not source.match(')'):
                    if source.get() is None:
                        raise source.error('missing ), unterminated comment', source.at - start)
                return _Item('', 0, 0, 'comment')
            elif c in ('=', '!', '<'):
                return self.look(c, start, flags)
            elif c == '(':
                return self.condition(start, flags)
            elif c in _FLAGS or c == '-':
                changed = self.read_flags(c)
                if changed is None:
                    if not is_first:
                        raise source.error('global flags not at the start of the expression',
                                           source.at - start)
                    return None
                opening = '(?:'
                added, removed = changed
                if added & _TYPES:
                    flags &= ~_TYPES
                flags = (flags | added) & ~removed
            elif c in (':', '>'):
                opening = '(?' + c
            else:
                raise source.error('unknown extension ?' + c, len(c) + 1)
        number = self.open_group(name) if opening == '(' else None
        item = self.alternatives(flags)
        self.end_group(start)
        if number is not None:
            self.widths[number] = item.low, item.high
            self.closed.append(number)
        return _Item(f'{opening}{item.text})', item.low, item.high)

    def need(self):
        c = self.source.get()
        if c is None:
            raise self.source.error('unexpected end of pattern')
        return c

    def end_group(self, start):
        if not self.source.match(')'):
            raise self.source.error('missing ), unterminated subpattern', self.source.at - start)

    def open_group(self, name):
        number = self.groups
        if name is not None:
            if name in self.names:
                raise self.source.error('redefinition of group name %r as group %d; was group %d'
                                        % (name, number, self.names[name]), len(name) + 1)
            self.names[name] = number
        self.widths.append(None)
        return number

    def named_reference(self, flags):
        name = self.source.get_until(')', 'group name')
        self.source.check_name(name, 1)
        if name not in self.names:
            raise self.source.error('unknown group name %r' % name, len(name) + 1)
        return self.reference(self.names[name], len(name) + 1, flags)

    def look(self, c, start, flags):
        source, behind, before = self.source, c == '<', self.behind
        if behind:
            c = self.need()
            if c not in '=!':
                raise source.error('unknown extension ?<' + c, len(c) + 2)
            if before is None:
                self.behind = self.groups
        item = self.alternatives(flags)
        self.behind = before
        self.end_group(start)
        if behind and item.low != item.high:
            self.not_fixed = True
        return _Item(f'(?{"<" if behind else ""}{c}{item.text})', 0, 0)

    not_fixed = False

    def condition(self, start, flags):
        source = self.source
        name = source.get_until(')', 'group name')
        if name.isidentifier():
            if name not in self.names:
                raise source.error('unknown group name %r' % name, len(name) + 1)
            group = self.names[name]
        else:
            if not (name.isascii() and name.isdecimal()):
                raise source.error('bad character in group name %r' % name, len(name) + 1)
            group = int(name)
            if not group:
                raise source.error('bad group number', len(name) + 1)
            if group >= 1 << 30:
                raise source.error('invalid group reference %d' % group, len(name) + 1)
            self.asked.setdefault(group, source.at - len(name) - 1)
        self.check_behind(group)
        yes = self.sequence(flags)
        no = _Item('', 0, 0)
        if source.match('|'):
            no = self.sequence(flags)
            if source.next == '|':
                raise source.error('conditional backref with more than two branches')
        self.end_group(start)
        return _Item(f'(?({group}){yes.text}|{no.text})', min(yes.low, no.low),
                     max(yes.high, no.high))

    def read_flags(self, c):
        """The flags that are set and those that are unset up to the colon; None when they were for
        all of the pattern."""
        source, added, removed = self.source, 0, 0
        if c != '-':
            while True:
                flag = _FLAGS[c]
                if source.is_text and c == 'L':
                    raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
                if not source.is_text and c == 'u':
                    raise source.error("bad inline flags: cannot use 'u' flag with a bytes "
                                       'pattern')
                added |= flag
                if flag & _TYPES and added & _TYPES != flag:
                    raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                c = self.next_flag('-, : or )', ')-:')
                if c in ')-:':
                    break
        if c == ')':
            self.flags |= added
            return None
        if added & _GLOBAL:
            raise source.error('bad inline flags: cannot turn on global flag', 1)
        if c == '-':
            c = self.next_flag('flag', '')
            while c != ':':
                flag = _FLAGS[c]
                if flag & _TYPES:
                    raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                removed |= flag
                c = self.next_flag(':', ':')
        if removed & _GLOBAL:
            raise source.error('bad inline flags: cannot turn off global flag', 1)
        if added & removed:
            raise source.error('bad inline flags: flag turned on and off', 1)
        return added, removed

    def next_flag(self, missing, ends):
        c = self.source.get()
        if c is None:
            raise self.source.error('missing ' + missing)
        if c not in _FLAGS and (not ends or c not in ends):
            raise self.source.error('unknown flag' if c.isalpha() else 'missing ' + missing,
                                    len(c))
        return c


def _other_case(low, high):
    """The ASCII letters between the two in the other case, as ranges."""
    found = []
    for first, last, shift in ((65, 90, 32), (97, 122, -32)):
        start, end = max(low, first), min(high, last)
        if start <= end:
            found.append(r'\x{%x}-\x{%x}' % (start + shift, end + shift))
    return found


def _settled_flags(pattern, flags):
    if isinstance(pattern, str):
        if flags & LOCALE:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if not flags & ASCII:
            flags |= UNICODE
        elif flags & UNICODE:
            raise ValueError('ASCII and UNICODE flags are incompatible')
    else:
        if flags & UNICODE:
            raise ValueError('cannot use UNICODE flag with a bytes pattern')
        if flags & LOCALE and flags & ASCII:
            raise ValueError('ASCII and LOCALE flags are incompatible')
        if flags & LOCALE:
            _refuse('the flag LOCALE')
    return flags


def parse(pattern, flags):
    """The pattern for PCRE2 and what is known of it: a Parser that is done."""
    parser = Parser(pattern, flags)
    parser.text = parser.parse()
    if parser.not_fixed:
        raise error('look-behind requires fixed-width pattern')
    return parser


# --- Templates -----------------------------------------------------------------------------------

_TEMPLATE_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
                     '\\': '\\'}


def parse_template(template, pattern):
    """The pieces of a replacement: texts, and the numbers of groups."""
    source, pieces = Source(template), []
    while True:
        this = source.get()
        if this is None:
            break
        if this[0] != '\\':
            pieces.append(this)
        elif this[1] == 'g':
            pieces.append(_template_group(source, pattern))
        elif this[1] in _DIGITS:
            pieces.append(_template_number(source, this, pattern))
        elif this[1] in _TEMPLATE_ESCAPES:
            pieces.append(_TEMPLATE_ESCAPES[this[1]])
        elif this[1] in _LETTERS:
            raise source.error('bad escape %s' % this, len(this))
        else:
            pieces.append(this)
    return _joined(pieces, source.is_text)


def _joined(pieces, is_text):
    found, text = [], []
    for piece in [*pieces, None]:
        if isinstance(piece, str):
            text.append(piece)
            continue
        if text:
            whole = ''.join(text)
            found.append(whole if is_text else whole.encode('latin-1'))
            text = []
        if piece is not None:
            found.append(piece)
    return found


def _template_group(source, pattern):
    if not source.match('<'):
        raise source.error('missing <')
    name = source.get_until('>', 'group name')
    if name.isidentifier():
        if name not in pattern.groupindex:
            raise IndexError('unknown group name %r' % name)
        return pattern.groupindex[name]
    if not (name.isascii() and name.isdecimal()):
        raise source.error('bad character in group name %r' % name, len(name) + 1)
    number = int(name)
    if number > pattern.groups:
        raise source.error('invalid group reference %d' % number, len(name) + 1)
    return number


def _template_number(source, this, pattern):
    if this[1] == '0':
        return chr(int((this + source.get_while(2, _OCTAL))[1:], 8) & 0xff)
    if source.next in _DIGITS:
        this += source.get()
        if this[1] in _OCTAL and this[2] in _OCTAL and source.next in _OCTAL:
            this += source.get()
            code = int(this[1:], 8)
            if code > 0o377:
                raise source.error(f'octal escape value {this} outside of range 0-0o377',
                                   len(this))
            return chr(code)
    number = int(this[1:])
    if number > pattern.groups:
        raise source.error('invalid group reference %d' % number, len(this) - 1)
    return number
