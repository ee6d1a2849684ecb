"""Dates and times; time zones are fixed distances from UTC. `now` is the simulated clock's."""

import time as _time
from _awaiter import name_in_full as _name_in_full
from functools import partial as _partial
from math import floor as _floor

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR',
           'UTC')

MINYEAR = 1
MAXYEAR = 9999

_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
# Days before each month of a year without the 29th of February.
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MAX_ORDINAL = 3652059


def _index(value):
    return value if isinstance(value, int) else range(value).stop


def _c_int(value):
    """As _index, for what CPython keeps in an int of C."""
    value = _index(value)
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError('Python int too large to convert to C long')
    if not -1 << 31 <= value < 1 << 31:
        raise OverflowError('signed integer is greater than maximum' if value > 0 else
                            'signed integer is less than minimum')
    return value


def _seconds(t):
    """The whole seconds of a time of the clock, a float or an int."""
    if not isinstance(t, float):
        t = _index(t)
    elif t != t:
        raise ValueError('Invalid value NaN (not a number)')
    if not -1 << 63 <= t < 1 << 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return _floor(t)


# --- The calendar --------------------------------------------------------------------------------

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _days_before_month(year, month):
    return _BEFORE[month] + (month > 2 and _is_leap(year))


def _ordinal(year, month, day):
    """1 is the first day of the year 1."""
    return _days_before_year(year) + _days_before_month(year, month) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 12
    while _days_before_month(year, month) > n:
        month -= 1
    return year, month, n - _days_before_month(year, month) + 1


def _first_iso_day(year):
    """The ordinal of the Monday of week 1: the week with the first Thursday."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _refuse_moment(seconds, ordinal):
    """Says why there is no such date: C's time_t, C's calendar or Python's have an end."""
    if not -1 << 63 <= seconds < 1 << 63:
        raise OverflowError('timestamp out of range for platform time_t')
    cycles, day = divmod(ordinal - 1, 146097)  # the days of 400 years
    year = _from_ordinal(day + 1)[0] + 400 * cycles
    if not -1 << 31 <= year - 1900 < 1 << 31:
        raise OSError(75, 'Value too large for defined data type')
    raise ValueError(f'year {year} is out of range')


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 0 < week < 53:
        # A year has 53 weeks when it begins on a Thursday, or on a Wednesday and is leap.
        weekday = _ordinal(year, 1, 1) % 7
        if week != 53 or not (weekday == 4 or weekday == 3 and _is_leap(year)):
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _from_ordinal(_first_iso_day(year) + (week - 1) * 7 + day - 1)


def _check_date(year, month, day):
    for name, value, position in (('month', month, 2), ('day', day, 3)):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")
    year, month, day = _c_int(year), _c_int(month), _c_int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


_TIME_PARTS = ('hour', 23), ('minute', 59), ('second', 59), ('microsecond', 999999)


def _check_time(hour, minute, second, microsecond, fold):
    parts = [_c_int(part) for part in (hour, minute, second, microsecond)]
    for part, (name, largest) in zip(parts, _TIME_PARTS):
        if part < 0 or part > largest:
            raise ValueError(f'{name} must be in 0..{largest}')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return *parts, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                         f'timedelta(hours=24), not {offset!r}.')


def _divide_and_round(a, b):
    """a / b as an int, halves to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    more = rest > b if b > 0 else rest < b
    if more or rest == b and quotient % 2 == 1:
        quotient += 1
    return quotient


def _cannot_compare(a, b):
    raise TypeError(f"can't compare {_shown_class(a)} to {_shown_class(b)}")


def _shown_class(x):
    """The module is named for the classes of this module, not for those derived from them."""
    cls = type(x)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


# --- timedelta -----------------------------------------------------------------------------------

def _parts(value, unit):
    """A number of units of so many microseconds, as microseconds: the whole ones and, of a float,
    the rest."""
    if isinstance(value, int):
        return value * unit, 0.0
    if isinstance(value, float):
        whole = int(value)
        fraction = value - whole
        scaled = fraction * unit
        return whole * unit, scaled
    raise TypeError


def _total_microseconds(amounts):
    total, rest = 0, 0.0
    for name, value, unit in amounts:
        try:
            whole, fraction = _parts(value, unit)
        except TypeError:
            raise TypeError(f'unsupported type for timedelta {name} component: '
                            f'{type(value).__name__}') from None
        except OverflowError:
            raise OverflowError('cannot convert float infinity to integer') from None
        except ValueError:
            raise ValueError('cannot convert float NaN to integer') from None
        more = int(fraction)
        total += whole + more
        rest += fraction - more
    if rest:
        # Halves go to the even side of the whole.
        nearest = round(rest)
        if abs(nearest - rest) == 0.5:
            nearest = 2.0 * round(rest / 2.0) if total % 2 == 0 else (
                2.0 * round((rest + 1) / 2.0) - 1)
        total += int(nearest)
    return total


class timedelta:
    __slots__ = ('_days', '_seconds', '_microseconds', '_hash')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total = _total_microseconds((
            ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
            ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
            ('hours', hours, 3600000000), ('days', days, 86400000000),
            ('weeks', weeks, 604800000000)))
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            if not -1 << 31 <= days < 1 << 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError('days=%d; must have magnitude <= 999999999' % days)
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        self._hash = -1
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def total_seconds(self):
        return self._total() / 10 ** 6

    def __repr__(self):
        args = []
        for name, value in (('days', self._days), ('seconds', self._seconds),
                            ('microseconds', self._microseconds)):
            if value:
                args.append(f'{name}={value}')
        return f'{_shown_class(self)}({", ".join(args) or "0"})'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = '%d:%02d:%02d' % (hours, minutes, seconds)
        if self._days:
            text = '%d day%s, ' % (self._days, '' if abs(self._days) == 1 else 's') + text
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() - other._total())

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(other._total() - self._total())

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_and_round(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_and_round(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._of(rest)

    def __rfloordiv__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta.__floordiv__(other, self)

    def __rtruediv__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta.__truediv__(other, self)

    def __rmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta.__mod__(other, self)

    def __rdivmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta.__divmod__(other, self)

    def __eq__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() == other._total()

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# --- Formats -------------------------------------------------------------------------------------

def _time_text(hour, minute, second, us, timespec='auto'):
    specs = {
        'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
        'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}',
        'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}'}
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    elif timespec == 'milliseconds':
        us //= 1000
    if timespec not in specs:
        raise ValueError('Unknown timespec value')
    return specs[timespec].format(hour, minute, second, us)


def _offset_text(offset, between=':'):
    if offset is None:
        return ''
    sign = '-' if offset.days < 0 else '+'
    offset = abs(offset)
    seconds, us = offset.days * 86400 + offset.seconds, offset.microseconds
    text = '%s%02d%s%02d' % (sign, seconds // 3600, between, seconds // 60 % 60)
    if seconds % 60 or us:
        text += between + '%02d' % (seconds % 60)
    if us:
        text += '.%06d' % us
    return text


def _strftime(moment, format, timetuple):
    """%f, %z and %Z are ours, the rest is the clock's, and so is what it says of a format."""
    if not isinstance(format, str):
        return _time.strftime(format, timetuple)
    out = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i >= len(format):
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == 'f':
            out.append('%06d' % getattr(moment, 'microsecond', 0))
        elif c == 'z':
            out.append(_offset_text(moment.utcoffset(), '')
                       if hasattr(moment, 'utcoffset') else '')
        elif c == 'Z':
            name = moment.tzname() if hasattr(moment, 'tzname') else None
            out.append((name or '').replace('%', '%%'))
        else:
            out.append('%' + c)
    return _time.strftime(''.join(out), timetuple)


def _number(text, what, whole):
    if not text or not text.isascii() or not text.isdecimal():
        raise ValueError(f'Invalid isoformat string: {whole!r}')
    return int(text)


def _parse_date(text, whole):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]."""
    year = _number(text[:4], 'year', whole)
    dashed = text[4:5] == '-'
    rest = text[5:] if dashed else text[4:]
    if rest[:1] == 'W':
        week, day = rest[1:3], rest[3:]
        if day and dashed:
            if day[0] != '-' or len(day) != 2:
                raise ValueError(f'Invalid isoformat string: {whole!r}')
            day = day[1:]
        if len(week) != 2 or len(day) > 1:
            raise ValueError(f'Invalid isoformat string: {whole!r}')
        return _from_iso(year, _number(week, 'week', whole),
                         _number(day, 'day', whole) if day else 1)
    parts = rest.split('-') if dashed else [rest[:2], rest[2:]]
    if len(parts) != 2 or len(parts[0]) != 2 or len(parts[1]) != 2:
        raise ValueError(f'Invalid isoformat string: {whole!r}')
    return year, _number(parts[0], 'month', whole), _number(parts[1], 'day', whole)


def _parse_clock(text, whole):
    """HH[:MM[:SS[.fff[fff]]]], or without colons."""
    fraction = ''
    for mark in '.,':
        if mark in text:
            text, _, fraction = text.partition(mark)
            if not fraction or not fraction.isascii() or not fraction.isdecimal():
                raise ValueError(f'Invalid isoformat string: {whole!r}')
            break
    if ':' in text:
        parts = text.split(':')
    else:
        parts = [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts):
        raise ValueError(f'Invalid isoformat string: {whole!r}')
    if fraction and len(parts) != 3:
        raise ValueError(f'Invalid isoformat string: {whole!r}')
    numbers = [_number(part, 'time', whole) for part in parts]
    numbers += [0] * (3 - len(numbers))
    return (*numbers, int((fraction[:6] + '000000')[:6]))


def _parse_time(text, whole):
    """A time, perhaps with its distance from UTC."""
    zone = None
    for i, c in enumerate(text):
        if c in '+-' or c == 'Z':
            clock, sign, behind = text[:i], c, text[i + 1:]
            if sign == 'Z':
                if behind:
                    raise ValueError(f'Invalid isoformat string: {whole!r}')
                zone = timezone.utc
            else:
                hour, minute, second, us = _parse_clock(behind, whole)
                offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=us)
                zone = timezone.utc if not offset else timezone(-offset if sign == '-' else offset)
            break
    else:
        clock = text
    return (*_parse_clock(clock, whole), zone)


# --- date ----------------------------------------------------------------------------------------

class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return (f'{self.__class__.__module__}.{self.__class__.__name__}'
                f'(year={self[0]}, week={self[1]}, weekday={self[2]})')


_IsoCalendarDate = IsoCalendarDate
del IsoCalendarDate


class date:
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month=None, day=None):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t, /):
        return cls(*_time.localtime(_seconds(t))[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        n = _c_int(n)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAX_ORDINAL:
            raise ValueError('year is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        if len(date_string) not in (7, 8, 10):
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        parts = _parse_date(date_string, date_string)
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso(year, week, day))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return f'{_shown_class(self)}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return '%s %s %2d 00:00:00 %04d' % (_DAYS[self.weekday()], _MONTHS[self._month - 1],
                                            self._day, self._year)

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        number = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  number, -1))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date.__sub__(other, self)
        return NotImplemented

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year, today = self._year, date.toordinal(self)
        first = _first_iso_day(year)
        week, day = divmod(today - first, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_iso_day(year), 7)
        elif week >= 52 and year < MAXYEAR and today >= _first_iso_day(year + 1):
            year += 1
            week = 0
        return _IsoCalendarDate(year, week + 1, day + 1)

    def __reduce__(self):
        return self.__class__, self._key()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# --- Time zones ----------------------------------------------------------------------------------

class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        differences = []
        for name in ('utcoffset', 'dst'):
            differences.append(getattr(dt, name)())
            if differences[-1] is None:
                raise ValueError(f'fromutc: non-None {name}() result required')
        offset, dst = differences
        standard = offset - dst
        if standard:
            # Whether it is summer time is asked of the local time, which is not known before.
            dt += standard
            dst = dt.dst()
        if dst is not None:
            return dt + dst
        raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')



class timezone(tzinfo):
    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            f"{type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if name is None and not offset and cls is timezone and hasattr(timezone, 'utc'):
            return timezone.utc
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) '
                             f'and timedelta(hours=24), not {offset!r}.')
        self = tzinfo.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        if not isinstance(other, timezone):
            return NotImplemented
        return self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'{_shown_class(self)}({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not '
                            f'{type(dt).__name__}')

    def utcoffset(self, dt):
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt):
        self._check('tzname', dt)
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        self._check('dst', dt)
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime instance, not '
                            f'{type(dt).__name__}')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class _Zoned:
    """What time and datetime have in common: the clock, and where it is."""

    def _maker(self):
        """What makes another one of the arguments by position: fold is given by name only."""
        return _partial(self.__class__, fold=self._fold) if self._fold else self.__class__
    __slots__ = ()

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _ask_zone(self, name):
        if self._tzinfo is None:
            return None
        answer = getattr(self._tzinfo, name)(self._moment())
        if name == 'tzname':
            if answer is not None and not isinstance(answer, str):
                raise TypeError('tzinfo.tzname() must return None or a string, not '
                                f"'{type(answer).__name__}'")
        else:
            _check_offset(name, answer)
        return answer

    def utcoffset(self):
        return self._ask_zone('utcoffset')

    def tzname(self):
        return self._ask_zone('tzname')

    def dst(self):
        return self._ask_zone('dst')

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _repr(self, numbers):
        while len(numbers) > self._shortest and numbers[-1] == 0:
            numbers.pop()
        args = [str(number) for number in numbers]
        if self._fold:
            args.append('fold=1')
        if self._tzinfo is not None:
            args.append(f'tzinfo={self._tzinfo!r}')
        return f'{_shown_class(self)}({", ".join(args)})'


# --- time ----------------------------------------------------------------------------------------

class time(_Zoned):
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    _shortest = 2

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        clock = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = clock
        self._tzinfo = tzinfo
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        hour, minute, second, us, zone = _parse_time(time_string.removeprefix('T'), time_string)
        return cls(hour, minute, second, us, zone)

    def _moment(self):
        return None

    def _key(self):
        offset = self.utcoffset()
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return us - offset._total() if offset else us

    def _compare(self, other, equal=False):
        """The two keys; None when they can only be unequal."""
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equal:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(), other._key()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compare(other, True)
        return keys is not None and keys[0] == keys[1]

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a <= b

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a < b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a >= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compare(other)
        return a > b

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return self._repr(list(self._clock()))

    def isoformat(self, timespec='auto'):
        return _time_text(*self._clock(), timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1,
                                        -1))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def __reduce__(self):
        return self._maker(), (*self._clock(), self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)

_time_class = time
_tzinfo_class = tzinfo


# --- datetime ------------------------------------------------------------------------------------

class datetime(_Zoned, date):
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    _shortest = 5

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        clock = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond, self._fold = clock
        self._tzinfo = tzinfo
        return self

    @classmethod
    def _at(cls, t, tz):
        """A moment that is so many seconds after 1970, in UTC; microseconds are rounded half to
        even."""
        whole, us = _seconds(t), 0
        if isinstance(t, float):
            us = round((t - whole) * 1e6)
        if us >= 1000000:
            whole += 1
            us -= 1000000
        return cls._after(whole, us, tz)

    @classmethod
    def _after(cls, whole, us, tz):
        days, seconds = divmod(whole, 86400)
        ordinal = days + 719163
        if not 0 < ordinal <= _MAX_ORDINAL:
            _refuse_moment(whole, ordinal)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(ordinal), hour, minute, second, us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        made = cls._at(timestamp, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        return cls._at(t, None)

    @classmethod
    def now(cls, tz=None):
        """The microsecond that has begun, which is not rounded, as that of today() is."""
        _check_zone(tz)
        made = cls._after(*divmod(_time.time_ns() // 1000, 1000000), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcnow(cls):
        return cls._after(*divmod(_time.time_ns() // 1000, 1000000), None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for i, (given, kind) in enumerate(((date, _date_class), (time, _time_class)), 1):
            if not isinstance(given, kind):
                raise TypeError(f'combine() argument {i} must be datetime.{kind.__name__}, not '
                                f'{type(given).__name__}')
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, zone, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        text = date_string
        for length in (10, 8, 7):
            # The separator may be any character but a digit that would go on with the date.
            head = text[:length]
            if len(text) >= 7 and (len(text) == length or len(text) > length):
                try:
                    parts = _parse_date(head, date_string)
                except ValueError:
                    continue
                if len(text) == length:
                    return cls(*parts)
                if length == 7 and text[7:8].isdigit():
                    continue
                return cls(*parts, *_parse_time(text[length + 1:], date_string))
        raise ValueError(f'Invalid isoformat string: {date_string!r}')

    @classmethod
    def strptime(cls, date_string, format, /):
        for number, text in enumerate((date_string, format), 1):
            if not isinstance(text, str):
                raise TypeError(f'strptime() argument {number} must be str, not '
                                f'{"None" if text is None else type(text).__name__}')
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    def _moment(self):
        return self

    def timetuple(self):
        dst = self.dst()
        number = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute,
                                  self._second, self.weekday(), number,
                                  -1 if dst is None else 1 if dst else 0))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        parts = moment.replace(tzinfo=None).timetuple()
        return _time.struct_time((*parts[:8], 0))

    def _since(self):
        """Microseconds since the year 1, as the clock shows."""
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def _utc(self):
        """The same in UTC; a time without a zone is taken as it is."""
        offset = self.utcoffset()
        return self._since() - offset._total() if offset else self._since()

    def timestamp(self):
        self._check_local()
        return (self._utc() - 719163 * 86400000000) / 10 ** 6

    def _check_local(self):
        """Local time is looked at a day before it, too."""
        if self._tzinfo is None and not self._fold and self.toordinal() == 1:
            raise ValueError('year 0 is out of range')

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(*self._clock(), fold=self._fold)

    def timetz(self):
        return _time_class(*self._clock(), self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0), 'UTC')
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f'tzinfo argument must be None or of a tzinfo subclass, not type '
                            f"'{type(tz).__name__}'")
        if tz is self._tzinfo:
            return self
        self._check_local()
        offset = self.utcoffset()
        utc = (self - offset if offset else self).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return '%s %s %2d %02d:%02d:%02d %04d' % (
            _DAYS[self.weekday()], _MONTHS[self._month - 1], self._day, self._hour, self._minute,
            self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        return ('%04d-%02d-%02d%c' % (self._year, self._month, self._day, sep)
                + _time_text(*self._clock(), timespec) + _offset_text(self.utcoffset()))

    def __repr__(self):
        return self._repr([self._year, self._month, self._day, *self._clock()])

    def __str__(self):
        return self.isoformat(sep=' ')

    def _compare(self, other):
        """The two moments as numbers; None when one has a zone and the other has none."""
        if self._tzinfo is other._tzinfo:
            return self._since(), other._since()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return None
        return self._utc(), other._utc()

    def _order(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                _cannot_compare(self, other)
            return None
        keys = self._compare(other)
        if keys is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return keys

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        keys = self._compare(other)
        return keys is not None and keys[0] == keys[1]

    def __le__(self, other):
        keys = self._order(other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __lt__(self, other):
        keys = self._order(other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __ge__(self, other):
        keys = self._order(other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __gt__(self, other):
        keys = self._order(other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __hash__(self):
        return hash(self._utc())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        total = self._since() + other._total()
        seconds, us = divmod(total, 1000000)
        ordinal, seconds = divmod(seconds, 86400)
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_from_ordinal(ordinal), hour, minute, second, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        keys = self._compare(other)
        if keys is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(keys[0] - keys[1])

    def __rsub__(self, other):
        return datetime.__sub__(other, self) if isinstance(other, datetime) else NotImplemented

    def __reduce__(self):
        return self._maker(), (self._year, self._month, self._day, *self._clock(), self._tzinfo)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_name_in_full(timedelta, date, tzinfo, timezone, time, datetime)
