"""Decimal numbers with a precision: the General Decimal Arithmetic specification over big ints.

A finite number is (-1)**sign * digits * 10**exp with one int for the digits. Every operation computes an
exact result, or one with enough digits and a last one that says that more would follow, and hands it to
_finish, which rounds it as the context wants. What happened is a set of bits until _finish or _signal
tells the context, which raises what is trapped.
"""

import contextvars as _contextvars
import math as _math
import numbers as _numbers
from _awaiter import name_in_full as _name_in_full
from _decimal_functions import exp_digits as _exp_digits, ln_digits as _ln_digits
from _decimal_functions import count as _count, int_of as _int_of, text_of as _text_of
from _decimal_text import formatted as _formatted
from collections import namedtuple as _namedtuple

__all__ = [
    'Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
    'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded',
    'Subnormal', 'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext',
    'ConversionSyntax', 'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN',
    'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext',
    'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS',
    'HAVE_CONTEXTVAR']

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True
__version__, __libmpdec_version__ = '1.70', '2.5.1'
_ROUNDINGS = ('ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN',
              'ROUND_HALF_EVEN', 'ROUND_05UP')
(ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
 ROUND_05UP) = _ROUNDINGS
# Beyond so many digits nothing here would come to an end.
_MOST_DIGITS = 2_000_000

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Subnormal(DecimalException):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class Clamped(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact,
            Rounded, Clamped)
# What can happen, as bits; the order is the one in which a context's repr has the signals.
_CLAMPED, _SYNTAX, _ZERO, _IMPOSSIBLE, _UNDEFINED, _INEXACT, _INVALID, _FLOAT, _OVERFLOW, _ROUNDED, \
    _SUBNORMAL, _UNDERFLOW = (1 << number for number in range(12))
_KINDS = ((_INVALID, InvalidOperation), (_SYNTAX, ConversionSyntax), (_IMPOSSIBLE, DivisionImpossible),
          (_UNDEFINED, DivisionUndefined))
_ANY_INVALID = _INVALID | _SYNTAX | _IMPOSSIBLE | _UNDEFINED
_BITS = {InvalidOperation: _ANY_INVALID, FloatOperation: _FLOAT, DivisionByZero: _ZERO, Overflow: _OVERFLOW,
         Underflow: _UNDERFLOW, Subnormal: _SUBNORMAL, Inexact: _INEXACT, Rounded: _ROUNDED,
         Clamped: _CLAMPED}


def _names_of(bits):
    """The names of signals as a context's repr has them."""
    names = []
    for number in range(12):
        signal = next(signal for signal in _SIGNALS if _BITS[signal] & 1 << number)
        if bits & 1 << number and signal.__name__ not in names:
            names.append(signal.__name__)
    return ', '.join(names)


# ---- Rounding ----

def _rounds_up(rounding, sign, kept, rest, half):
    """Whether the kept digits go up by one: `rest` of 2 * `half` was cut off, and is not 0."""
    if rounding == ROUND_HALF_EVEN:
        return rest > half or rest == half and kept & 1
    if rounding == ROUND_HALF_UP:
        return rest >= half
    if rounding == ROUND_HALF_DOWN:
        return rest > half
    if rounding == ROUND_05UP:
        return kept % 5 == 0
    return rounding == ROUND_UP or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)


def _cut(sign, digits, places, rounding):
    """Digits without their last places, rounded, and whether something was lost."""
    if digits == 0 or places <= 0:
        return digits, False
    if places > _count(digits):
        kept, rest, half = 0, 1, 5  # far below the half
    else:
        unit = 10 ** places
        kept, rest = divmod(digits, unit)
        half = unit // 2
    if rest == 0:
        return kept, False
    return kept + bool(_rounds_up(rounding, sign, kept, rest, half)), True


def _finish(sign, digits, exp, context, status=0):
    """The number as it fits into the context; the context hears what that took."""
    low = context.Emin - context.prec + 1
    if digits == 0:
        top = context.Emax if not context.clamp else context.Emax - context.prec + 1
        fit = min(max(exp, low), top)
        return context._signal(status | (_CLAMPED if fit != exp else 0), _made(sign, 0, fit))
    size = _count(digits)
    tiny = exp + size - 1 < context.Emin
    places = max(size - context.prec, low - exp if tiny else 0, 0)
    if places:
        digits, lost = _cut(sign, digits, places, context.rounding)
        exp += places
        status |= _ROUNDED | (_INEXACT if lost else 0)
        if digits == 10 ** context.prec:
            digits //= 10
            exp += 1
        if lost and tiny:
            status |= _UNDERFLOW
        size = _count(digits)
    if tiny:
        status |= _SUBNORMAL | (_CLAMPED if digits == 0 else 0)
    if digits and exp + size - 1 > context.Emax:
        return context._signal(status | _OVERFLOW | _INEXACT | _ROUNDED, _too_large(sign, context))
    top = context.Emax - context.prec + 1
    if context.clamp and exp > top:
        digits *= 10 ** (exp - top)
        exp = top
        status |= _CLAMPED
    return context._signal(status, _made(sign, digits, exp))


def _too_large(sign, context):
    towards_zero = ROUND_DOWN, ROUND_05UP, ROUND_CEILING if sign else ROUND_FLOOR
    if context.rounding in towards_zero:
        return _made(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    return _made(sign, 0, 0, 'F')


def _shifted(digits, places):
    """digits * 10**places, if that is a size that one can still work with."""
    if places > _MOST_DIGITS:
        raise MemoryError
    return digits * 10 ** places


# ---- Making ----

def _made(sign, digits, exp, kind=''):
    self = object.__new__(Decimal)
    self._sign, self._digits, self._exp, self._kind = sign, digits, exp, kind
    return self


_NUMERALS = frozenset('0123456789')


def _number_of(text):
    return _int_of(text) if text else 0


def _parsed(text):
    """(sign, digits, exp, kind) of a number's text, or None."""
    text = text.strip().replace('_', '')
    if not text.isascii():
        text = ''.join(str(int(c)) if c.isdecimal() else c for c in text)
    sign = 1 if text[:1] == '-' else 0
    rest = text[1:] if text[:1] in ('-', '+') and text else text
    lower = rest.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for word, kind in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(word):
            payload = lower[len(word):]
            return (sign, _number_of(payload), 0, kind) if not set(payload) - _NUMERALS else None
    mantissa, mark, power = lower.partition('e')
    whole, dot, decimals = mantissa.partition('.')
    figures = power[1:] if power[:1] in ('-', '+') else power
    if not whole + decimals or set(whole + decimals + figures) - _NUMERALS or mark and not figures:
        return None
    exp = _number_of(figures)
    return sign, _number_of(whole + decimals), (-exp if power[:1] == '-' else exp) - len(decimals), ''


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exp = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError('sign must be an integer with the value 0 or 1')
    kind = ''
    if isinstance(exp, str):
        if exp not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind, exp = exp, 0
    elif not isinstance(exp, int):
        raise ValueError('exponent must be an integer')
    if not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError('coefficient must be a tuple of digits')
    total = _number_of(''.join(map(str, digits)))
    return sign, 0 if kind == 'F' else total, exp, kind


def _of_float(value):
    """Exactly the float's value."""
    if _math.isfinite(value):
        above, below = abs(value).as_integer_ratio()
        places = below.bit_length() - 1
        return int(_math.copysign(1, value) < 0), above * 5 ** places, -places, ''
    return int(value < 0), 0, 0, 'n' if value != value else 'F'


def _parts_of(value, context):
    """What Decimal(value) is made of; None for text that is no number."""
    if isinstance(value, str):
        return _parsed(value)
    if isinstance(value, int):
        return int(value < 0), abs(value), 0, ''
    if isinstance(value, Decimal):
        return value._sign, value._digits, value._exp, value._kind
    if isinstance(value, (tuple, list)):
        return _of_tuple(value)
    if isinstance(value, float):
        context._signal(_FLOAT, None)
        return _of_float(value)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _operand(value):
    """A Decimal for an operand of + and its like, or None."""
    if isinstance(value, Decimal):
        return value
    return _made(int(value < 0), abs(value), 0) if isinstance(value, int) else None


def _argument(value):
    """A Decimal for an argument of a method."""
    found = _operand(value)
    if found is None:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return found


def _rounded_copy(self, context):
    """The number itself, if it fits into the context."""
    if self._kind == '':
        return _finish(self._sign, self._digits, self._exp, context)
    if self._kind == 'F':
        return _made(self._sign, 0, 0, 'F')
    most = context.prec - context.clamp
    if self._digits and _count(self._digits) > most:
        return _made(self._sign, self._digits % 10 ** most, 0, self._kind)
    return self


def _nan_of(context, *numbers):
    """The NaN that an operation with these gives, or None; a signalling one is heard."""
    for number in numbers:
        if number._kind == 'N':
            quiet = _made(number._sign, number._digits, 0, 'n')
            return context._signal(_INVALID, _rounded_copy(quiet, context))
    for number in numbers:
        if number._kind == 'n':
            return _rounded_copy(number, context)
    return None


def _invalid(context, status=_INVALID):
    return context._signal(status, _made(0, 0, 0, 'n'))


# ---- Arithmetic of finite numbers ----

def _aligned(a, b, prec):
    """Both digits at one exponent. What is far below the other one's digits becomes a trace of it."""
    large, small = (a, b) if a._exp >= b._exp else (b, a)
    if large._digits and small._digits:
        cut = large._exp + min(-1, _count(large._digits) - prec - 2)
        if small._exp + _count(small._digits) - 1 < cut:
            small_digits, exp = 1, cut
        else:
            small_digits, exp = small._digits, small._exp
    else:
        small_digits, exp = small._digits, small._exp
    if large._digits == 0:
        large_digits = 0
    else:
        large_digits = _shifted(large._digits, large._exp - exp)
    return (large_digits, small_digits, exp) if large is a else (small_digits, large_digits, exp)


def _sum(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    if a._kind or b._kind:
        if a._kind and b._kind and a._sign != b._sign:
            return _invalid(context)
        return _made((a if a._kind else b)._sign, 0, 0, 'F')
    if not a._digits and not b._digits:
        sign = a._sign & b._sign
        if a._sign != b._sign and context.rounding == ROUND_FLOOR:
            sign = 1
        return _finish(sign, 0, min(a._exp, b._exp), context)
    if not a._digits or not b._digits:
        return _sum_with_zero(a, b, context)
    first, second, exp = _aligned(a, b, context.prec)
    total = (-first if a._sign else first) + (-second if b._sign else second)
    if total == 0:
        return _finish(int(context.rounding == ROUND_FLOOR), 0, exp, context)
    return _finish(int(total < 0), abs(total), exp, context)


def _sum_with_zero(a, b, context):
    """The zero's exponent counts, as far as there is room for the digits that it asks for."""
    number, zero = (a, b) if a._digits else (b, a)
    exp = min(number._exp, zero._exp)
    exp = max(exp, number._exp + _count(number._digits) - context.prec - 1)
    exp = min(exp, number._exp)
    return _finish(number._sign, number._digits * 10 ** (number._exp - exp), exp, context)


def _product(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        zero = not (a._kind or a._digits) or not (b._kind or b._digits)
        return _invalid(context) if zero else _made(sign, 0, 0, 'F')
    return _finish(sign, a._digits * b._digits, a._exp + b._exp, context)


def _quotient(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    sign = a._sign ^ b._sign
    if a._kind:
        return _invalid(context) if b._kind else _made(sign, 0, 0, 'F')
    if b._kind:
        return context._signal(_CLAMPED, _made(sign, 0, context.Emin - context.prec + 1))
    if not b._digits:
        if not a._digits:
            return _invalid(context, _UNDEFINED)
        return context._signal(_ZERO, _made(sign, 0, 0, 'F'))
    ideal = a._exp - b._exp
    if not a._digits:
        return _finish(sign, 0, ideal, context)
    more = max(_count(b._digits) - _count(a._digits) + context.prec + 1, 0)
    less = max(_count(a._digits) - _count(b._digits) - context.prec - 1, 0)
    digits, rest = divmod(_shifted(a._digits, more), _shifted(b._digits, less))
    exp = ideal - more + less
    if rest:
        digits += digits % 5 == 0  # says that more would follow
    else:
        while exp < ideal and digits % 10 == 0:
            digits //= 10
            exp += 1
    return _finish(sign, digits, exp, context)


def _divided(a, b, context):
    """Whole quotient and remainder of finite numbers, both without signs; None when it has too many digits."""
    exp = min(a._exp, b._exp)
    if a._exp + _count(a._digits) - b._exp - _count(b._digits) > context.prec:
        return None
    if a._exp + _count(a._digits) < b._exp + _count(b._digits) - 1:
        return 0, _shifted(a._digits, a._exp - exp), exp
    whole, rest = divmod(_shifted(a._digits, a._exp - exp), _shifted(b._digits, b._exp - exp))
    return None if whole >= 10 ** context.prec else (whole, rest, exp)


def _whole_quotient(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    sign = a._sign ^ b._sign
    if a._kind:
        return _invalid(context) if b._kind else _made(sign, 0, 0, 'F')
    if b._kind:
        return _made(sign, 0, 0)
    if not b._digits:
        if not a._digits:
            return _invalid(context, _UNDEFINED)
        return context._signal(_ZERO, _made(sign, 0, 0, 'F'))
    if not a._digits:
        return _made(sign, 0, 0)
    parts = _divided(a, b, context)
    return _invalid(context, _IMPOSSIBLE) if parts is None else _made(sign, parts[0], 0)


def _remainder(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    if a._kind:
        return _invalid(context)
    if b._kind:
        return _rounded_copy(a, context)
    if not b._digits:
        return _invalid(context, _INVALID if a._digits else _UNDEFINED)
    if not a._digits:
        return _finish(a._sign, 0, min(a._exp, b._exp), context)
    parts = _divided(a, b, context)
    if parts is None:
        return _invalid(context, _IMPOSSIBLE)
    return _finish(a._sign, parts[1], parts[2], context)


def _both(a, b, context):
    """divmod()"""
    found = _nan_of(context, a, b)
    if found is not None:
        return found, found
    if a._kind:
        first = _made(0, 0, 0, 'n') if b._kind else _made(a._sign ^ b._sign, 0, 0, 'F')
        return first, _invalid(context)
    if not b._kind and not b._digits:
        if not a._digits:
            return (_invalid(context, _UNDEFINED),) * 2
        context._signal(_ZERO | _INVALID, None)
        return _made(a._sign ^ b._sign, 0, 0, 'F'), _made(0, 0, 0, 'n')
    return _whole_quotient(a, b, context), _remainder(a, b, context)


def _near_remainder(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    if a._kind or not b._kind and not b._digits:
        return _invalid(context, _INVALID if a._kind or a._digits else _UNDEFINED)
    if b._kind:
        return _rounded_copy(a, context)
    if not a._digits:
        return _finish(a._sign, 0, min(a._exp, b._exp), context)
    parts = _divided(a, b, context)
    if parts is None:
        return _invalid(context, _IMPOSSIBLE)
    whole, rest, exp = parts
    twice, unit = 2 * rest, None
    if b._exp - exp <= _MOST_DIGITS:
        unit = b._digits * 10 ** (b._exp - exp)
    sign = a._sign
    if unit is not None and (twice > unit or twice == unit and whole & 1):
        sign, rest = 1 - sign, unit - rest
        whole += 1
    if whole >= 10 ** context.prec:
        return _invalid(context, _IMPOSSIBLE)
    return _finish(sign if rest else a._sign, rest, exp, context)


def _square_root(a, context):
    found = _nan_of(context, a)
    if found is not None:
        return found
    if a._kind:
        return _invalid(context) if a._sign else _made(0, 0, 0, 'F')
    ideal = a._exp // 2
    if not a._digits:
        return _finish(a._sign, 0, ideal, context)
    if a._sign:
        return _invalid(context)
    digits = a._digits * 10 if a._exp & 1 else a._digits
    places = max(context.prec + 1 - (_count(digits) + 1) // 2, 0)
    root = _math.isqrt(_shifted(digits, 2 * places))
    exp = ideal - places
    if root * root != digits * 10 ** (2 * places):
        root += root % 5 == 0
    else:
        while exp < ideal and root % 10 == 0:
            root //= 10
            exp += 1
    half_even = _copy_of(context, rounding=ROUND_HALF_EVEN, traps=0)
    result = _finish(0, root, exp, half_even)
    return context._signal(half_even._status, result)


def _copy_of(context, traps=None, **changes):
    """A copy with no flags set, and others of its numbers."""
    copy = context.copy()
    copy._status = 0
    if traps is not None:
        copy._trapped = traps
    for name, value in changes.items():
        object.__setattr__(copy, name, value)
    return copy


# ---- exp, ln, log10, power ----

def _sure(compute, context, exact_sign=0):
    """Rounds what compute(prec) gives, (digits, exp), with so many digits that rounding is sure."""
    more = 4
    while True:
        digits, exp = compute(context.prec + more)
        spare = _count(digits) - context.prec
        unit = 10 ** max(spare, 1)
        rest = digits % unit
        if min(abs(rest - unit // 2), rest, unit - rest) > 2 or more > 60:
            break
        more *= 2
    half_even = _copy_of(context, rounding=ROUND_HALF_EVEN, traps=0)
    digits += digits % 5 == 0
    result = _finish(exact_sign, digits, exp, half_even)
    return context._signal(half_even._status | _INEXACT | _ROUNDED, result)


def _far_away(small, context):
    """What is larger than any number that there is, or smaller."""
    half_even = _copy_of(context, rounding=ROUND_HALF_EVEN, traps=0)
    result = _finish(0, 1, -(1 << 70) if small else 1 << 70, half_even)
    return context._signal(half_even._status | _INEXACT | _ROUNDED, result)


def _exponential(a, context):
    found = _nan_of(context, a)
    if found is not None:
        return found
    if a._kind:
        return _made(0, 0, 0) if a._sign else _made(0, 0, 0, 'F')
    if not a._digits:
        return _made(0, 1, 0)
    size = a._exp + _count(a._digits)
    if size > len(str(context.Emax * 3)) + 1:
        return _far_away(bool(a._sign), context)
    if size < -context.prec - 1:  # 1 and a trace
        exp = -context.prec - 1
        near = 10 ** -exp + (-1 if a._sign else 1)
        half_even = _copy_of(context, rounding=ROUND_HALF_EVEN, traps=0)
        result = _finish(0, near, exp, half_even)
        return context._signal(half_even._status | _INEXACT | _ROUNDED, result)
    signed = -a._digits if a._sign else a._digits
    return _sure(lambda prec: _exp_digits(signed, a._exp, prec), context)


def _logarithm(a, context, base_ten):
    found = _nan_of(context, a)
    if found is not None:
        return found
    if not a._kind and not a._digits:
        return _made(1, 0, 0, 'F')
    if a._sign:
        return _invalid(context)
    if a._kind:
        return _made(0, 0, 0, 'F')
    plain = a.normalize(_WIDE)
    if base_ten and plain._digits == 1:
        power = plain._exp
        return _finish(int(power < 0), abs(power), 0, context)
    if plain._digits == 1 and plain._exp == 0:
        return _made(0, 0, 0)
    negative = a._exp + _count(a._digits) <= 0
    return _sure(lambda prec: _ln_digits(a._digits, a._exp, prec, base_ten), context, int(negative))


def _finish_power(sign, digits, exp, context):
    """As _finish, but underflow to 0 is found with some more digits and half-even rounding."""
    work = _copy_of(context, prec=context.prec + 8, rounding=ROUND_HALF_EVEN, traps=0, clamp=0)
    number = _finish(sign, digits, exp, work)
    if number._kind or number._digits:
        return _finish(sign, digits, exp, context)
    return _finish(sign, 0, number._exp, context, work._status | _CLAMPED)


def _whole_power(a, n, sign, context):
    """a**n for a finite a that is not 0 and an int n."""
    size = _count(a._digits)
    if n >= 0 and size * n <= 4 * context.prec + 64:
        return _finish_power(sign, a._digits ** n, a._exp * n, context)
    if a._digits == 1:
        finish = _finish if n >= 0 else _finish_power
        return finish(sign, 1, a._exp * n, context)
    adjusted = (a._exp + size - 1) * n
    if abs(adjusted) > 8 * context.Emax:
        return _finish_power(sign, 1, adjusted, context)
    wide = _copy_of(_WIDE, prec=context.prec + 4 + len(str(abs(n))), rounding=ROUND_HALF_EVEN)
    base = _made(0, a._digits, a._exp)
    if n < 0:
        base = _quotient(_made(0, 1, 0), base, wide)
        n = -n
    result = _made(0, 1, 0)
    for bit in bin(n)[2:]:
        result = _product(result, result, wide)
        if bit == '1':
            result = _product(result, base, wide)
    digits = result._digits
    if wide._status & _INEXACT:
        digits += digits % 5 == 0
    return _finish_power(sign, digits, result._exp, context)


def _power(a, b, context):
    found = _nan_of(context, a, b)
    if found is not None:
        return found
    whole = _as_int(b)
    if not b._kind and not b._digits:
        if not a._kind and not a._digits:
            return _invalid(context)
        return _made(0, 1, 0)
    sign = a._sign if whole is not None and whole & 1 or _is_odd(b) else 0
    if a._sign and whole is None and (a._kind or a._digits) and not _is_whole(b):
        return _invalid(context)
    if not a._kind and not a._digits:
        return _made(sign, 0, 0) if not b._sign else _made(sign, 0, 0, 'F')
    if a._kind:
        return _made(sign, 0, 0, 'F') if not b._sign else _made(sign, 0, 0)
    one = a._digits * 10 ** a._exp == 1 if 0 <= a._exp < 3 else a._digits == 10 ** -a._exp \
        if -400 < a._exp < 0 else False
    if b._kind:
        if one:
            return _invalid(context) if a._sign else _one_inexact(context)
        larger = a._exp + _count(a._digits) > 0 and not one
        return _made(0, 0, 0, 'F') if larger != bool(b._sign) else _made(0, 0, 0)
    if one:
        if whole is None and _is_whole(b):
            whole = -1 if b._sign else 1  # too large an int, but the result is the same
        return _one_power(a, whole, sign, context)
    if whole is not None:
        return _whole_power(a, whole, sign, context)
    exact = _exact_power(a, b, context)
    if exact is not None:
        return exact
    return _any_power(a, b, sign, context)


def _one_inexact(context):
    return context._signal(_INEXACT | _ROUNDED, _made(0, 10 ** (context.prec - 1), 1 - context.prec))


def _one_power(a, n, sign, context):
    if n is None:
        return _one_inexact(context)
    if a._exp == 0:
        return _made(sign, 1, 0)
    exp = a._exp * n if n > 0 else 0
    low = 1 - context.prec
    status = 0
    if exp < low:
        exp, status = low, _ROUNDED
    if n < 0:
        exp = 0
    return context._signal(status, _made(sign, 10 ** -exp if exp <= 0 else 1, exp))


def _exact_power(a, b, context):
    """a**b where b is no whole number and the result is exact: a root that comes out even; or None."""
    root = b.as_integer_ratio()
    if a._exp % root[1] or root[1] > 64:
        plain = a.normalize(_WIDE)
        if plain._exp % root[1] or root[1] > 64:
            return None
        a = plain
    base = _whole_root(a._digits, root[1])
    if base is None or root[0] < 0 or _count(base) * root[0] > context.prec:
        return None
    result = _made(0, base ** root[0], a._exp // root[1] * root[0])
    # As many digits as there is room for, as it was not known before to be exact.
    places = context.prec - _count(result._digits)
    return _finish(0, result._digits * 10 ** places, result._exp - places, context, _INEXACT | _ROUNDED)


def _whole_root(number, n):
    """The n-th root of an int, or None when that is no int."""
    low, high = 0, 1 << (number.bit_length() // n + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** n <= number:
            low = middle
        else:
            high = middle - 1
    return low if low ** n == number else None


def _any_power(a, b, sign, context):
    def compute(prec):
        wide = prec + 10 + abs(b._exp + _count(b._digits)) + len(str(abs(a._exp)))
        digits, exp = _ln_digits(a._digits, a._exp, wide, False)
        negative = (a._exp + _count(a._digits) <= 0) != bool(b._sign)
        product = digits * b._digits
        return _exp_digits(-product if negative else product, exp + b._exp, prec)
    size = b._exp + _count(b._digits) + len(str(abs(a._exp + _count(a._digits) - 1)))
    if size > len(str(context.Emax)) + 3:
        grows = (a._exp + _count(a._digits) > 0) != bool(b._sign)
        return _finish(sign, 1, 1 << 70 if grows else -(1 << 70), context, _INEXACT | _ROUNDED)
    digits, exp = compute(context.prec + 8)
    return _finish(sign, digits + (digits % 5 == 0), exp, context, _INEXACT | _ROUNDED)


def _as_int(number):
    """A number as an int when it is one and not enormous, else None."""
    if number._kind or number._exp + _count(number._digits) > 20 or not _is_whole(number):
        return None
    return int(number)


def _is_whole(number):
    if number._kind:
        return False
    return number._exp >= 0 or number._digits % 10 ** min(-number._exp, _count(number._digits) + 1) == 0


def _is_odd(number):
    return number._exp == 0 and bool(number._digits & 1) and not number._kind


# ---- Comparing ----

def _order(a, b):
    """-1, 0 or 1 for numbers that are no NaN."""
    if a._kind or b._kind:
        first = (-1 if a._sign else 1) if a._kind else 0
        second = (-1 if b._sign else 1) if b._kind else 0
        return (first > second) - (first < second)
    if not a._digits or not b._digits or a._sign != b._sign:
        first = (-1 if a._sign else 1) if a._digits else 0
        second = (-1 if b._sign else 1) if b._digits else 0
        return (first > second) - (first < second)
    sign = -1 if a._sign else 1
    sizes = a._exp + _count(a._digits), b._exp + _count(b._digits)
    if sizes[0] != sizes[1]:
        return sign if sizes[0] > sizes[1] else -sign
    exp = min(a._exp, b._exp)
    first, second = a._digits * 10 ** (a._exp - exp), b._digits * 10 ** (b._exp - exp)
    return sign * ((first > second) - (first < second))


def _total_order(a, b):
    """As _order, but every representation has a place, and NaNs too."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    sign = -1 if a._sign else 1
    ranks = [{'': 0, 'F': 1, 'N': 2, 'n': 3}[number._kind] for number in (a, b)]
    if max(ranks) >= 2 or ranks[0] != ranks[1] and max(ranks) >= 2:
        keys = [(rank if rank >= 2 else 0, number._digits if rank >= 2 else 0)
                for rank, number in zip(ranks, (a, b))]
        return sign * ((keys[0] > keys[1]) - (keys[0] < keys[1]))
    order = _order(a, b)
    if order or a._kind:
        return order
    return sign * ((a._exp > b._exp) - (a._exp < b._exp))


def _comparable(self, other, equality):
    """Both sides of a comparison as Decimals, or None."""
    if isinstance(other, (Decimal, int)):
        return self, _operand(other)
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context._status |= _FLOAT
        else:
            context._signal(_FLOAT, None)
        return self, _made(*_of_float(other))
    if isinstance(other, _numbers.Rational):
        if self._kind:
            return self, _made(0, 0, 0)
        wide = _copy_of(_WIDE)
        return _product(self, _argument(other.denominator), wide), _argument(other.numerator)
    if equality and isinstance(other, complex) and other.imag == 0:
        return _comparable(self, other.real, equality)
    return None


def _compare(self, other, test):
    """<, <=, > and >=: a NaN is in no order, and heard."""
    pair = _comparable(self, other, False)
    if pair is None:
        return NotImplemented
    if pair[0]._kind in ('n', 'N') or pair[1]._kind in ('n', 'N'):
        getcontext()._signal(_INVALID, None)
        return False
    return test(_order(*pair))


class Decimal:
    """A decimal number, which never changes."""

    __slots__ = '_sign', '_digits', '_exp', '_kind'

    def __new__(cls, value='0', context=None):
        context = _context_of(context)
        parts = _parts_of(value, context)
        if parts is None or not parts[3] and not MIN_ETINY <= parts[2] <= MAX_EMAX:
            return _invalid(context, _SYNTAX)
        self = object.__new__(cls)
        self._sign, self._digits, self._exp, self._kind = parts
        return self

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        made = _made(*_of_float(f))
        return made if cls is Decimal else cls(made)

    # What it is.

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return _written(self, False, getcontext().capitals)

    def to_eng_string(self, context=None):
        return _written(self, True, _context_of(context).capitals)

    def __format__(self, spec, /, override=None):
        return _formatted(self, spec, getcontext(), _cut, ROUND_HALF_EVEN)

    def as_tuple(self):
        digits = tuple(map(int, _text_of(self._digits)))
        if self._kind == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            return DecimalTuple(self._sign, digits if self._digits else (), self._kind)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind:
            raise ValueError('cannot convert NaN to integer ratio')
        signed = -self._digits if self._sign else self._digits
        if self._exp >= 0:
            return _shifted(signed, self._exp), 1
        below = 10 ** min(-self._exp, _MOST_DIGITS)
        common = _math.gcd(signed, below) or 1
        return signed // common, below // common

    def adjusted(self):
        return 0 if self._kind else self._exp + _count(self._digits) - 1

    def __hash__(self):
        if self._kind == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == 'n':
            return object.__hash__(self)
        if self._kind:
            return -314159 if self._sign else 314159
        prime = (1 << 61) - 1
        power = pow(10, self._exp, prime) if self._exp >= 0 else pow(pow(10, prime - 2, prime), -self._exp, prime)
        value = self._digits * power % prime
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __bool__(self):
        return bool(self._kind or self._digits)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __reduce__(self):
        return type(self), (str(self),)

    real = property(lambda self: self)
    imag = property(lambda self: _made(0, 0, 0))

    def conjugate(self):
        return self

    # Numbers of other types.

    def __int__(self):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind:
            raise ValueError('cannot convert NaN to integer')
        size = self._digits // 10 ** min(-self._exp, _count(self._digits) + 1) if self._exp < 0 else \
            _shifted(self._digits, self._exp)
        return -size if self._sign else size

    __trunc__ = __int__

    def __float__(self):
        if self._kind == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        if self._kind == 'n':
            return -_math.nan if self._sign else _math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __round__(self, ndigits=None, /):
        if ndigits is not None:
            if not isinstance(ndigits, int):
                raise TypeError('optional arg must be an integer')
            return self.quantize(_made(0, 1, -ndigits))
        return self._to_int(ROUND_HALF_EVEN)

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def _to_int(self, rounding):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind:
            raise ValueError('cannot convert NaN to integer')
        if self._exp >= 0:
            return int(self)
        digits = _cut(self._sign, self._digits, -self._exp, rounding)[0]
        return -digits if self._sign else digits

    # Comparisons.

    def __eq__(self, other, /):
        pair = _comparable(self, other, True)
        if pair is None:
            return NotImplemented
        if 'N' in (pair[0]._kind, pair[1]._kind):
            getcontext()._signal(_INVALID, None)
        if pair[0]._kind in ('n', 'N') or pair[1]._kind in ('n', 'N'):
            return False
        return _order(*pair) == 0

    def __lt__(self, other, /):
        return _compare(self, other, lambda order: order < 0)

    def __le__(self, other, /):
        return _compare(self, other, lambda order: order <= 0)

    def __gt__(self, other, /):
        return _compare(self, other, lambda order: order > 0)

    def __ge__(self, other, /):
        return _compare(self, other, lambda order: order >= 0)

    def compare(self, other, context=None):
        context, other = _context_of(context), _argument(other)
        found = _nan_of(context, self, other)
        return found if found is not None else _of_order(_order(self, other))

    def compare_signal(self, other, context=None):
        context, other = _context_of(context), _argument(other)
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            nan = _nan_of(_copy_of(context, traps=0), self, other)
            return context._signal(_INVALID, nan)
        return _of_order(_order(self, other))

    def compare_total(self, other, context=None):
        return _of_order(_total_order(self, _argument(other)))

    def compare_total_mag(self, other, context=None):
        return _of_order(_total_order(self.copy_abs(), _argument(other).copy_abs()))

    def max(self, other, context=None):
        return _extreme(self, other, context, 1, False)

    def min(self, other, context=None):
        return _extreme(self, other, context, -1, False)

    def max_mag(self, other, context=None):
        return _extreme(self, other, context, 1, True)

    def min_mag(self, other, context=None):
        return _extreme(self, other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _argument(other)
        if self._kind or other._kind:
            kinds = self._kind, other._kind
            return kinds == ('F', 'F') or set(kinds) <= {'n', 'N'}
        return self._exp == other._exp

    # Arithmetic.

    def __neg__(self):
        return _negated(self, getcontext())

    def __pos__(self):
        context = getcontext()
        found = _nan_of(context, self)
        if found is not None:
            return found
        if not self._kind and not self._digits and context.rounding != ROUND_FLOOR:
            return _finish(0, 0, self._exp, context)
        return _rounded_copy(self, context)

    def __abs__(self):
        return -self if self._sign else +self

    def __pow__(self, other, modulo=None, /):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulo is None:
            return _power(self, other, getcontext())
        modulo = _operand(modulo)
        return NotImplemented if modulo is None else _power_modulo(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None, /):
        other = _operand(other)
        return NotImplemented if other is None else _power(other, self, getcontext())

    def fma(self, other, third, context=None):
        context = _context_of(context)
        other, third = _argument(other), _argument(third)
        if self._kind or other._kind:
            if 'N' in (self._kind, other._kind) or 'n' in (self._kind, other._kind):
                return _nan_of(context, self, other, third)
            product = _product(self, other, context)
        else:
            product = _made(self._sign ^ other._sign, self._digits * other._digits, self._exp + other._exp)
        return _sum(product, third, context)

    def remainder_near(self, other, context=None):
        return _near_remainder(self, _argument(other), _context_of(context))

    def sqrt(self, context=None):
        return _square_root(self, _context_of(context))

    def exp(self, context=None):
        return _exponential(self, _context_of(context))

    def ln(self, context=None):
        return _logarithm(self, _context_of(context), False)

    def log10(self, context=None):
        return _logarithm(self, _context_of(context), True)

    def logb(self, context=None):
        context = _context_of(context)
        found = _nan_of(context, self)
        if found is not None:
            return found
        if self._kind:
            return _made(0, 0, 0, 'F')
        if not self._digits:
            return context._signal(_ZERO, _made(1, 0, 0, 'F'))
        exponent = self.adjusted()
        return _finish(int(exponent < 0), abs(exponent), 0, context)

    def scaleb(self, other, context=None):
        context, other = _context_of(context), _argument(other)
        found = _nan_of(context, self, other)
        if found is not None:
            return found
        most = 2 * (context.Emax + context.prec)
        if other._kind or other._exp != 0 or other._digits > most:
            return _invalid(context)
        if self._kind:
            return _made(self._sign, 0, 0, 'F')
        return _finish(self._sign, self._digits, self._exp + int(other), context)

    # Rounding to an exponent.

    def quantize(self, exp, rounding=None, context=None):
        context, exp = _context_of(context), _argument(exp)
        rounding = _checked_rounding(rounding, context)
        found = _nan_of(context, self, exp)
        if found is not None:
            return found
        if self._kind or exp._kind:
            return _made(self._sign, 0, 0, 'F') if self._kind and exp._kind else _invalid(context)
        if not context.Emin - context.prec + 1 <= exp._exp <= context.Emax:
            return _invalid(context)
        if self._digits and self._exp + _count(self._digits) - exp._exp > context.prec:
            return _invalid(context)
        if self._exp >= exp._exp:
            digits, lost = self._digits * 10 ** (self._exp - exp._exp) if self._digits else 0, False
        else:
            digits, lost = _cut(self._sign, self._digits, exp._exp - self._exp, rounding)
        if digits and (_count(digits) > context.prec or exp._exp + _count(digits) - 1 > context.Emax):
            return _invalid(context)
        status = (_INEXACT if lost else 0) | (_ROUNDED if self._digits and self._exp < exp._exp else 0)
        if digits and exp._exp + _count(digits) - 1 < context.Emin:
            status |= _SUBNORMAL
        return context._signal(status, _made(self._sign, digits, exp._exp))

    def to_integral_exact(self, rounding=None, context=None):
        return self._to_integral(rounding, _context_of(context), True)

    def to_integral_value(self, rounding=None, context=None):
        return self._to_integral(rounding, _context_of(context), False)

    to_integral = to_integral_value

    def _to_integral(self, rounding, context, tells):
        rounding = _checked_rounding(rounding, context)
        found = _nan_of(context, self)
        if found is not None:
            return found
        if self._kind or self._exp >= 0:
            return self
        digits, lost = _cut(self._sign, self._digits, -self._exp, rounding)
        status = _ROUNDED | (_INEXACT if lost else 0) if tells and self._digits else 0
        return context._signal(status, _made(self._sign, digits, 0))

    def normalize(self, context=None):
        context = _context_of(context)
        found = _nan_of(context, self)
        if found is not None:
            return found
        number = _rounded_copy(self, context)
        if number._kind:
            return number
        digits, exp = number._digits, number._exp
        if not digits:
            return _made(number._sign, 0, 0)
        top = context.Emax - context.prec + 1 if context.clamp else context.Emax
        while digits % 10 == 0 and exp < top:
            digits //= 10
            exp += 1
        return _made(number._sign, digits, exp)

    # The neighbours.

    def next_plus(self, context=None):
        return _next(self, _context_of(context), ROUND_CEILING)

    def next_minus(self, context=None):
        return _next(self, _context_of(context), ROUND_FLOOR)

    def next_toward(self, other, context=None):
        context, other = _context_of(context), _argument(other)
        found = _nan_of(context, self, other)
        if found is not None:
            return found
        order = _order(self, other)
        if order == 0:
            return self.copy_sign(other)
        found = _next(self, context, ROUND_CEILING if order < 0 else ROUND_FLOOR)
        status = 0
        if found._kind:
            status = _OVERFLOW | _INEXACT | _ROUNDED
        elif found.adjusted() < context.Emin:
            status = _UNDERFLOW | _SUBNORMAL | _INEXACT | _ROUNDED | (0 if found._digits else _CLAMPED)
        return context._signal(status, found)

    # Signs and kinds.

    def copy_abs(self):
        return _made(0, self._digits, self._exp, self._kind)

    def copy_negate(self):
        return _made(1 - self._sign, self._digits, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _made(_argument(other)._sign, self._digits, self._exp, self._kind)

    def canonical(self):
        return self

    def is_canonical(self):
        return True

    def is_finite(self):
        return not self._kind

    def is_infinite(self):
        return self._kind == 'F'

    def is_nan(self):
        return self._kind in ('n', 'N')

    def is_qnan(self):
        return self._kind == 'n'

    def is_snan(self):
        return self._kind == 'N'

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self

    def is_normal(self, context=None):
        return not self._kind and bool(self._digits) and self.adjusted() >= _context_of(context).Emin

    def is_subnormal(self, context=None):
        return not self._kind and bool(self._digits) and self.adjusted() < _context_of(context).Emin

    def number_class(self, context=None):
        if self._kind in ('n', 'N'):
            return 'NaN' if self._kind == 'n' else 'sNaN'
        kind = 'Infinity' if self._kind else 'Zero' if not self._digits else \
            'Subnormal' if self.is_subnormal(context) else 'Normal'
        return ('-' if self._sign else '+') + kind

    def radix(self):
        return _made(0, 10, 0)

    # Digits as such.

    def logical_and(self, other, context=None):
        return _logical(self, other, context, lambda a, b: a and b)

    def logical_or(self, other, context=None):
        return _logical(self, other, context, lambda a, b: a or b)

    def logical_xor(self, other, context=None):
        return _logical(self, other, context, lambda a, b: a != b)

    def logical_invert(self, context=None):
        context = _context_of(context)
        return _logical(self, _made(0, int('1' * context.prec), 0), context, lambda a, b: a != b)

    def rotate(self, other, context=None):
        return _moved(self, other, _context_of(context), True)

    def shift(self, other, context=None):
        return _moved(self, other, _context_of(context), False)


def _arithmetic(operation):
    """The two methods of an operator: x + y, and y + x where x is an int."""
    def forward(self, other, /):
        other = _operand(other)
        return NotImplemented if other is None else operation(self, other, getcontext())

    def backward(self, other, /):
        other = _operand(other)
        return NotImplemented if other is None else operation(other, self, getcontext())
    return forward, backward


def _difference(a, b, context):
    if b._kind in ('n', 'N'):
        return _sum(a, b, context)
    return _sum(a, b.copy_negate(), context)


def _add_operators():
    for name, operation in (('add', _sum), ('sub', _difference), ('mul', _product), ('truediv', _quotient),
                            ('floordiv', _whole_quotient), ('mod', _remainder), ('divmod', _both)):
        for prefix, method in zip(('', 'r'), _arithmetic(operation)):
            method.__name__ = f'__{prefix}{name}__'
            method.__qualname__ = f'Decimal.__{prefix}{name}__'
            setattr(Decimal, method.__name__, method)


_add_operators()
_name_in_full(Decimal)
_numbers.Number.register(Decimal)


def _negated(number, context):
    found = _nan_of(context, number)
    if found is not None:
        return found
    if not number._kind and not number._digits and context.rounding != ROUND_FLOOR:
        return _finish(0, 0, number._exp, context)
    return _rounded_copy(number.copy_negate(), context)


def _of_order(order):
    return _made(int(order < 0), abs(order), 0)


def _extreme(a, b, context, wanted, by_size):
    context, b = _context_of(context), _argument(b)
    kinds = a._kind, b._kind
    if 'N' in kinds or kinds == ('n', 'n'):
        return _nan_of(context, a, b)
    if 'n' in kinds:
        return _rounded_copy(b if a._kind == 'n' else a, context)
    order = _order(a.copy_abs(), b.copy_abs()) if by_size else _order(a, b)
    if order == 0:
        order = _total_order(a, b)
    return _rounded_copy(a if order == wanted or order == 0 else b, context)


def _next(number, context, rounding):
    found = _nan_of(context, number)
    if found is not None:
        return found
    up = rounding == ROUND_CEILING
    largest = 10 ** context.prec - 1, context.Emax - context.prec + 1
    if number._kind:
        return number if number._sign != up else _made(number._sign, *largest)
    quiet = _copy_of(context, traps=0, rounding=rounding)
    fitting = _rounded_copy(number, quiet)
    if fitting._kind or _order(fitting, number):
        return fitting
    return _sum(fitting, _made(int(not up), 1, context.Emin - context.prec), quiet)


def _power_modulo(a, b, modulo, context):
    found = _nan_of(context, a, b, modulo)
    if found is not None:
        return found
    numbers = a, b, modulo
    if not all(_is_whole(number) for number in numbers) or b._sign or not modulo or not a and not b:
        return _invalid(context)
    if modulo.adjusted() >= context.prec:
        return _invalid(context)
    value = pow(abs(int(a)), int(b), abs(int(modulo)))
    return _made(a._sign if int(b) & 1 else 0, value, 0)


def _logical(a, b, context, combine):
    context, b = _context_of(context), _argument(b)
    texts = []
    for number in (a, b):
        text = _text_of(number._digits)
        if number._kind or number._sign or number._exp or set(text) - {'0', '1'}:
            return _invalid(context)
        texts.append(text.zfill(context.prec)[-context.prec:])
    bits = ''.join('1' if combine(x == '1', y == '1') else '0' for x, y in zip(*texts))
    return _made(0, _number_of(bits), 0)


def _moved(number, places, context, around):
    places = _argument(places)
    found = _nan_of(context, number, places)
    if found is not None:
        return found
    count = _as_int(places) if places._exp == 0 else None
    if count is None or abs(count) > context.prec:
        return _invalid(context)
    if number._kind:
        return number
    text = _text_of(number._digits).zfill(context.prec)[-context.prec:]
    if around:
        text = text[count:] + text[:count]
    elif count >= 0:
        text = text[count:] + '0' * count
    else:
        text = text[:count]
    return _made(number._sign, _number_of(text), number._exp)


def _written(number, engineering, capitals):
    """str(), or with an exponent that is a multiple of 3."""
    sign = '-' if number._sign else ''
    if number._kind:
        word = {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}[number._kind]
        return sign + word + (_text_of(number._digits) if number._digits and number._kind != 'F' else '')
    text = _text_of(number._digits)
    left = number._exp + len(text)  # digits before the point
    if number._exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif not number._digits:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        text = '0.' + '0' * -point + text
    elif point >= len(text):
        text += '0' * (point - len(text))
    else:
        text = f'{text[:point]}.{text[point:]}'
    return sign + text + (f'{"E" if capitals else "e"}{left - point:+d}' if left != point else '')


def _checked_rounding(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in _ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    return rounding


# ---- Contexts ----

class SignalDict:
    """The flags or traps of a context, as a dict from signals to bools."""

    def __init__(self, context, name):
        self._context, self._name = context, name

    def __getitem__(self, signal):
        return bool(getattr(self._context, self._name) & _bit_of(signal))

    def __setitem__(self, signal, value):
        bits = getattr(self._context, self._name) & ~_bit_of(signal)
        object.__setattr__(self._context, self._name, bits | (_bit_of(signal) if value else 0))

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __contains__(self, signal):
        return signal in _SIGNALS

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            other = dict(other.items())
        return dict(self.items()) == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def keys(self):
        return list(_SIGNALS)

    def values(self):
        return [self[signal] for signal in _SIGNALS]

    def items(self):
        return [(signal, self[signal]) for signal in _SIGNALS]

    def get(self, signal, default=None):
        return self[signal] if signal in _SIGNALS else default

    def copy(self):
        return dict(self.items())

    def update(self, other):
        for signal, value in dict(other).items():
            self[signal] = value

    def __repr__(self):
        return '{' + ', '.join(f'{signal!r}:{value}' for signal, value in self.items()) + '}'


SignalDict.__module__ = 'decimal'


def _bit_of(signal):
    try:
        return _BITS[signal]
    except (KeyError, TypeError):
        raise KeyError('invalid error flag') from None


def _bits_of(signals, what):
    """Bits for a list of signals or a dict of them."""
    if isinstance(signals, SignalDict):
        signals = signals.copy()
    if isinstance(signals, dict):
        if set(signals) != set(_SIGNALS):
            raise KeyError('invalid error flag')
        signals = [signal for signal, on in signals.items() if on]
    if not isinstance(signals, (list, tuple)):
        raise TypeError(f'{what} must be a list of signals or a dict')
    bits = 0
    for signal in signals:
        if signal not in _BITS:
            raise TypeError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                            '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
        bits |= _BITS[signal]
    return bits


_RANGES = {
    'prec': (1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'),
    'Emin': (MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
    'Emax': (0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'),
    'capitals': (0, 1, 'valid values for capitals are [0, 1]'),
    'clamp': (0, 1, 'valid values for clamp are [0, 1]'),
}


class Context:
    """How operations round, and what they raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        like = globals().get('DefaultContext')
        given = {'prec': prec, 'rounding': rounding, 'Emin': Emin, 'Emax': Emax, 'capitals': capitals,
                 'clamp': clamp}
        for name, value in given.items():
            setattr(self, name, getattr(like, name) if value is None else value)
        object.__setattr__(self, '_status', 0 if flags is None else _bits_of(flags, 'flags'))
        object.__setattr__(self, '_trapped', like._trapped if traps is None else _bits_of(traps, 'traps'))

    def __setattr__(self, name, value):
        if name in _RANGES:
            low, high, message = _RANGES[name]
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            if not low <= value <= high:
                raise ValueError(message)
        elif name == 'rounding':
            _checked_rounding('' if value is None else value, self)
        elif name in ('flags', 'traps'):
            name, value = {'flags': '_status', 'traps': '_trapped'}[name], _bits_of(value, name)
        elif name not in ('_status', '_trapped'):
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('context attributes cannot be deleted')

    def __getattr__(self, name):
        if name == 'flags' or name == 'traps':
            return SignalDict(self, '_status' if name == 'flags' else '_trapped')
        raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __repr__(self):
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{_names_of(self._status)}], '
                f'traps=[{_names_of(self._trapped)}])')

    def copy(self):
        copy = object.__new__(Context)
        copy.__dict__.update(self.__dict__)
        return copy

    __copy__ = copy

    def __reduce__(self):
        signals = [[signal for signal in _SIGNALS if bits & _BITS[signal]]
                   for bits in (self._status, self._trapped)]
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, *signals)

    def clear_flags(self):
        self._status = 0

    def clear_traps(self):
        self._trapped = 0

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return _made(0, 10, 0)

    def _signal(self, status, result):
        """Sets the flags of what happened, and raises what is trapped; else gives the result."""
        if not status:
            return result
        self._status |= status
        happened = [kind for bit, kind in _KINDS if status & bit and self._trapped & _INVALID]
        happened += [signal for signal in _SIGNALS[1:] if status & self._trapped & _BITS[signal]]
        if not happened:
            return result
        raise next(s for s in _SIGNALS if status & self._trapped & _BITS[s] or
                   s is InvalidOperation and status & _ANY_INVALID and self._trapped & _INVALID)(happened)

    def create_decimal(self, num='0', /):
        parts = _parts_of(num, self)
        if parts is None:
            return _invalid(self, _SYNTAX)
        made = _made(*parts)
        if made._kind in ('n', 'N') and made._digits and _count(made._digits) > self.prec - self.clamp:
            return _invalid(self, _SYNTAX)
        return _rounded_copy(made, self)

    def create_decimal_from_float(self, f, /):
        return _rounded_copy(Decimal.from_float(f), self)

    def to_sci_string(self, x, /):
        return _written(_argument(x), False, self.capitals)

    def to_eng_string(self, x, /):
        return _written(_argument(x), True, self.capitals)

    def power(self, a, b, modulo=None):
        a, b = _argument(a), _argument(b)
        return _power(a, b, self) if modulo is None else _power_modulo(a, b, _argument(modulo), self)

    def plus(self, x, /):
        return self._under(_argument(x).__pos__)

    def minus(self, x, /):
        return _negated(_argument(x), self)

    def abs(self, x, /):
        return self._under(_argument(x).__abs__)

    def _under(self, method):
        with localcontext(self) as inner:
            try:
                return method()
            finally:
                self._status |= inner._status

    def quantize(self, x, y, /):
        return _argument(x).quantize(y, context=self)

    def copy_decimal(self, x, /):
        return _argument(x)


def _add_context_methods():
    """Those that are operations of Decimal under this context."""
    def binary(operation):
        return lambda self, x, y, /: operation(_argument(x), _argument(y), self)

    def by_name(name, count, takes_context):
        def method(self, *numbers):
            if len(numbers) != count:
                raise TypeError(f'{name}() takes exactly {count} arguments ({len(numbers)} given)')
            first, *others = map(_argument, numbers)
            options = {'context': self} if takes_context else {}
            return getattr(first, name)(*others, **options)
        return method

    methods = {'add': binary(_sum), 'subtract': binary(_difference), 'multiply': binary(_product),
               'divide': binary(_quotient), 'divide_int': binary(_whole_quotient),
               'remainder': binary(_remainder), 'divmod': binary(_both)}
    for name in ('exp ln log10 logb sqrt next_minus next_plus normalize number_class is_normal is_subnormal '
                 'logical_invert to_integral_exact to_integral_value').split():
        methods[name] = by_name(name, 1, True)
    for name in ('canonical copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed '
                 'is_snan is_zero').split():
        methods[name] = by_name(name, 1, False)
    for name in ('compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or '
                 'logical_xor max max_mag min min_mag next_toward remainder_near rotate same_quantum scaleb '
                 'shift').split():
        methods[name] = by_name(name, 2, True)
    methods['fma'] = by_name('fma', 3, True)
    for name, method in methods.items():
        method.__name__, method.__qualname__ = name, f'Context.{name}'
        setattr(Context, name, method)
    Context.to_integral = Context.to_integral_value


_add_context_methods()
_name_in_full(Context)


def _new_context(**numbers):
    context = object.__new__(Context)
    context.__dict__.update(numbers, capitals=1, clamp=0, _status=0)
    return context


DefaultContext = _new_context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999,
                              _trapped=_ANY_INVALID | _ZERO | _OVERFLOW)
BasicContext = _new_context(prec=9, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999,
                            _trapped=_ANY_INVALID | _ZERO | _OVERFLOW | _UNDERFLOW | _CLAMPED)
ExtendedContext = _new_context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, _trapped=0)
_WIDE = _new_context(prec=_MOST_DIGITS, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, _trapped=0)
_current = _contextvars.ContextVar('decimal_context')


def getcontext():
    """The context of the thread, or of the task."""
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _current.set(context)


def _context_of(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


class ContextManager:
    """localcontext(): a copy of a context is the current one inside of the block."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *error):
        setcontext(self._old)


ContextManager.__module__ = 'decimal'


def localcontext(ctx=None, **kwargs):
    context = _context_of(ctx).copy()
    for name, value in kwargs.items():
        if name not in (*_RANGES, 'rounding', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return ContextManager(context)
