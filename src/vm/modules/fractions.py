"""Exact numbers n/d."""

from math import gcd as _gcd
from numbers import Complex as _Complex, Rational as _Rational

__all__ = ['Fraction']


def _is_decimal(number):
    # Loaded only where it is asked for: few programs of fractions have decimals.
    from decimal import Decimal
    return isinstance(number, Decimal)


def _parse(text):
    """'3/4', '-1.5', '2e3' as numerator and denominator."""
    def wrong():
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    rest = text.strip()
    sign = 1
    if rest[:1] in ('+', '-'):
        sign = -1 if rest[0] == '-' else 1
        rest = rest[1:]

    def number(digits):
        if not digits or digits[0] == '_' or digits[-1] == '_' or '__' in digits:
            wrong()
        if not digits.replace('_', '').isdecimal():
            wrong()
        return int(digits)
    if '/' in rest:
        above, _, below = rest.partition('/')
        return sign * number(above), number(below)
    mantissa, exponent = rest, 0
    for mark in 'eE':
        if mark in rest:
            mantissa, _, power = rest.partition(mark)
            negative = power[:1] == '-'
            exponent = number(power[1:] if power[:1] in ('+', '-') else power)
            exponent = -exponent if negative else exponent
            break
    whole, dot, decimals = mantissa.partition('.')
    if not whole and not decimals:
        wrong()
    n = number(whole) if whole else 0
    d = 1
    if decimals:
        d = 10 ** len(decimals.replace('_', ''))
        n = n * d + number(decimals)
    if exponent >= 0:
        n *= 10 ** exponent
    else:
        d *= 10 ** -exponent
    return sign * n, d


class Fraction(_Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, _Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if not isinstance(numerator, str):
                if not (isinstance(numerator, float) or _is_decimal(numerator)):
                    raise TypeError('argument should be a string or a Rational instance')  #: 140
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            numerator, denominator = _parse(numerator)
        elif isinstance(numerator, _Rational) and isinstance(denominator, _Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')  #: 153
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)  #: 157
        divisor = _gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (  #: 178
                cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, int):
            return cls(dec)
        if not _is_decimal(dec):
            raise TypeError('%s.from_decimal() only takes Decimals, not %r (%s)' % (  #: 189
                cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')  #: 235
        if max_denominator >= self._denominator:
            return Fraction(self)
        # The continued fraction, term by term: two of its fractions that follow each other have the
        # number between them.
        before, last = (0, 1), (1, 0)
        top, bottom = self._numerator, self._denominator
        while True:
            term = top // bottom
            following = [a + term * b for a, b in zip(before, last)]
            if following[1] > max_denominator:
                break
            before, last = last, following
            top, bottom = bottom, top - term * bottom
        term = (max_denominator - before[1]) // last[1]
        largest = [a + term * b for a, b in zip(before, last)]
        # Of the two nearest the one that is nearer, the simpler when both are as near.
        is_simpler = 2 * bottom * largest[1] <= self._denominator
        return Fraction(*(last if is_simpler else largest))

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __add__(self, other):
        return _combine(self, other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return _combine(other, self, _add, lambda a, b: a + b)

    def __sub__(self, other):
        return _combine(self, other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return _combine(other, self, _sub, lambda a, b: a - b)

    def __mul__(self, other):
        return _combine(self, other, _mul, lambda a, b: a * b)

    def __rmul__(self, other):
        return _combine(other, self, _mul, lambda a, b: a * b)

    def __truediv__(self, other):
        return _combine(self, other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return _combine(other, self, _div, lambda a, b: a / b)

    def __floordiv__(self, other):
        return _combine(self, other, _floordiv, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return _combine(other, self, _floordiv, lambda a, b: a // b)

    def __mod__(self, other):
        return _combine(self, other, _mod, lambda a, b: a % b)

    def __rmod__(self, other):
        return _combine(other, self, _mod, lambda a, b: a % b)

    def __divmod__(self, other):
        return _combine(self, other, lambda a, b: (_floordiv(a, b), _mod(a, b)), divmod)

    def __rdivmod__(self, other):
        return _combine(other, self, lambda a, b: (_floordiv(a, b), _mod(a, b)), divmod)

    def __pow__(a, b):
        if not isinstance(b, _Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power)
        return Fraction(a._denominator ** -power, a._numerator ** -power)

    def __rpow__(b, a):
        is_whole = b._denominator == 1
        if isinstance(a, _Rational) and not (is_whole and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if is_whole else float(b))

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        n, d = self._numerator, self._denominator
        return -(-n // d) if n < 0 else n // d

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return whole
            if rest * 2 > self._denominator:
                return whole + 1
            return whole + whole % 2
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = 2 ** 61 - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, _Rational):
            return (self._numerator == other.numerator
                    and self._denominator == other.denominator)
        if isinstance(other, float):
            if other != other or other in (float('inf'), float('-inf')):
                return 0.0 == other
            return self == Fraction.from_float(other)
        if isinstance(other, _Complex) and other.imag == 0:
            return self == other.real
        return NotImplemented

    def _order(self, other, test):
        if isinstance(other, _Rational):
            return test(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other in (float('inf'), float('-inf')):
                return test(0.0, other)
            return test(self, Fraction.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator,
                                                                  self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _combine(a, b, exact, inexact):
    for value in (a, b):
        if not isinstance(value, _Rational):
            if isinstance(value, float):
                return inexact(float(a), float(b))
            return NotImplemented
    return exact(a, b)


def _add(a, b):
    return Fraction(a.numerator * b.denominator + b.numerator * a.denominator,
                    a.denominator * b.denominator)


def _sub(a, b):
    return Fraction(a.numerator * b.denominator - b.numerator * a.denominator,
                    a.denominator * b.denominator)


def _mul(a, b):
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _div(a, b):
    if b.numerator == 0:
        raise ZeroDivisionError('Fraction(%s, 0)' % ((a.numerator > 0) - (a.numerator < 0)))
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


def _floordiv(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _mod(a, b):
    d = a.denominator * b.denominator
    return Fraction(a.numerator * b.denominator % (b.numerator * a.denominator), d)
