"""Times read from text by a format."""

from datetime import timedelta, timezone, _from_iso, _from_ordinal, _ordinal

_DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_MONTHS = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september',
           'october', 'november', 'december')
# How many digits, and which numbers.
_NUMBERS = {'d': (2, 1, 31), 'f': (6, 0, 999999), 'G': (4, 0, 9999), 'H': (2, 0, 23),
            'I': (2, 1, 12), 'j': (3, 1, 366), 'm': (2, 1, 12), 'M': (2, 0, 59), 'S': (2, 0, 61),
            'u': (1, 1, 7), 'U': (2, 0, 53), 'V': (2, 1, 53), 'w': (1, 0, 6), 'W': (2, 0, 53),
            'y': (2, 0, 99), 'Y': (4, 0, 9999)}
_LONGER = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}




def _ways(text, at, code):
    """The ways to read one directive at a place: (value, end), the longest first."""
    if code in _NUMBERS:
        digits, low, high = _NUMBERS[code]
        digits_needed = digits if code in 'YGy' else 1
        for end in range(min(at + digits, len(text)), at + digits_needed - 1, -1):
            part = text[at:end]
            if part.isascii() and part.isdecimal() and low <= int(part) <= high:
                yield part, end
            elif (code in 'dj' and part[:1] == ' ' and len(part) == 2 and part[1:].isdecimal()
                  and low <= int(part) <= high):
                yield part, end
        return
    if code == 'z':
        yield from _offsets(text, at)
        return
    names = {'a': [d[:3] for d in _DAYS], 'A': _DAYS, 'b': [m[:3] for m in _MONTHS], 'B': _MONTHS,
             'h': [m[:3] for m in _MONTHS], 'p': ('am', 'pm'), 'Z': ('utc', 'gmt')}[code]
    lower = text.lower()
    for index, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        if lower.startswith(name, at):
            yield (text[at:at + len(name)] if code == 'Z' else index), at + len(name)


def _offsets(text, at):
    if text[at:at + 1] in ('Z', 'z'):
        yield timedelta(0), at + 1
        return
    if text[at:at + 1] not in ('+', '-'):
        return
    i, parts, colon = at + 1, [], None
    while len(parts) < 3:
        here = text[i:i + 1] == ':'
        if parts and (here != colon if colon is not None else False):
            break
        if parts:
            colon = here
            i += here
        part = text[i:i + 2]
        if len(part) != 2 or not part.isdecimal() or parts and part > '59':
            i -= bool(parts) and here
            break
        parts.append(int(part))
        i += 2
    if len(parts) < 2:
        return
    us = 0
    if len(parts) == 3 and text[i:i + 1] == '.':
        j = i + 1
        while text[j:j + 1].isdecimal() and j < i + 7:
            j += 1
        us = int((text[i + 1:j] + '000000')[:6])
        i = j
    parts += [0] * (3 - len(parts))
    offset = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2], microseconds=us)
    yield (-offset if text[at] == '-' else offset), i


def _pieces(format):
    """The format as a list of texts and, in tuples, directives; blanks are single ones."""
    pieces = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            if not pieces or pieces[-1] != ' ':
                pieces.append(' ')
        elif c != '%':
            pieces.append(c)
        elif i >= len(format):
            raise ValueError("stray %% in format '%s'" % format)
        else:
            code = format[i]
            i += 1
            if code == '%':
                pieces.append('%')
            elif code in 'cxX':
                pieces.extend(_pieces(_LONGER[code]))
            elif code in _NUMBERS or code in 'aAbBpzZ':
                pieces.append((code,))
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (
                    code if code != '\\' else '\\\\', format))
    return pieces


def _match(text, at, pieces, index, found):
    """Reads from a place on; the place where it ended, or -1."""
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, tuple):
            for value, end in _ways(text, at, piece[0]):
                rest = dict(found)
                rest[piece[0]] = value
                stop = _match(text, end, pieces, index + 1, rest)
                if stop >= 0:
                    found.clear()
                    found.update(rest)
                    return stop
            return -1
        if piece == ' ':
            start = at
            while text[at:at + 1].isspace():
                at += 1
            if at == start:
                return -1
        elif text[at:at + 1].lower() == piece.lower():
            at += 1
        else:
            return -1
        index += 1
    return at


def _read(text, format):
    for name, value in (('0', text), ('1', format)):
        if not isinstance(value, str):
            raise TypeError('strptime() argument {} must be str, not {}'.format(name, type(value)))
    found = {}
    pieces = _pieces(format)
    codes = [piece[0] for piece in pieces if isinstance(piece, tuple)]
    for code in codes:
        if codes.count(code) > 1:
            raise ValueError(f"redefinition of group name '{code}' as group "
                             f'{codes.index(code, codes.index(code) + 1) + 1}; was group '
                             f'{codes.index(code) + 1}')
    end = _match(text, 0, pieces, 0, found)
    if end < 0:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if end != len(text):
        raise ValueError('unconverted data remains: %s' % text[end:])
    return found


def _hour(found):
    if 'H' in found:
        return int(found['H'])
    if 'I' not in found:
        return 0
    hour = int(found['I']) % 12
    return hour + 12 if found.get('p') == 1 else hour


def _weekday(found):
    for code in 'aA':
        if code in found:
            return found[code]
    if 'w' in found:
        return (int(found['w']) + 6) % 7
    return int(found['u']) - 1 if 'u' in found else None


def _strptime(text, format):
    """Year, month, day, hour, minute, second, weekday, day of the year, microseconds, offset and
    name of the zone."""
    found = _read(text, format)
    year = None
    if 'Y' in found:
        year = int(found['Y'])
    elif 'y' in found:
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    month = int(found['m']) if 'm' in found else 1
    for code in 'bB':
        if code in found:
            month = found[code] + 1
    day = int(found['d']) if 'd' in found else 1
    weekday = _weekday(found)
    julian = int(found['j']) if 'j' in found else None
    iso_year = int(found['G']) if 'G' in found else None
    iso_week = int(found['V']) if 'V' in found else None
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")
    leap_fix = False
    if year is None:
        if month == 2 and day == 29:
            year, leap_fix = 1904, True
        else:
            year = 1900
    if julian is None and weekday is not None:
        for code in 'UW':
            if code in found:
                julian = _day_of_week(year, int(found[code]), weekday, code == 'W')
        if iso_year is not None:
            year, month, day = _from_iso(iso_year, iso_week, weekday + 1)
            julian = None
    if julian is not None:
        year, month, day = _from_ordinal(julian + _ordinal(year, 1, 1) - 1)
    else:
        julian = _ordinal_checked(year, month, day) - _ordinal(year, 1, 1) + 1
    if weekday is None:
        weekday = (_ordinal_checked(year, month, day) + 6) % 7
    if leap_fix:
        year = 1900
    us = int((found['f'] + '000000')[:6]) if 'f' in found else 0
    return (year, month, day, _hour(found), int(found.get('M', 0)), int(found.get('S', 0)),
            weekday, julian, us, found.get('z'), found.get('Z'))


def _ordinal_checked(year, month, day):
    from datetime import date
    return date(year, month, day).toordinal()


def _day_of_week(year, week, weekday, starts_on_monday):
    first = (_ordinal(year, 1, 1) + 6) % 7
    if not starts_on_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    to_week_1 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + to_week_1 + 7 * (week - 1) + weekday


def _strptime_datetime(cls, text, format):
    year, month, day, hour, minute, second, _, _, us, offset, name = _strptime(text, format)
    args = (year, month, day, hour, minute, second, us)
    if offset is None:
        return cls(*args)
    zone = timezone(offset) if name is None else timezone(offset, name.upper())
    return cls(*args, zone)


def _strptime_struct(text, format='%a %b %d %H:%M:%S %Y'):
    """The nine numbers of a time.struct_time, the name of the zone and its offset in seconds."""
    parts = _strptime(text, format)
    offset = None if parts[9] is None else int(parts[9].total_seconds())
    return (*parts[:8], 0 if parts[10] else -1, parts[10], offset)
