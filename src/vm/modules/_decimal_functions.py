"""Digits of exp and ln for decimal, and ints of any length as text: everything in ints.

A fixed-point number is an int that counts units of 10**-places.
"""

import math

_CHUNK = 4000  # digits that int() and str() take at once


def count(number):
    """How many decimal digits an int >= 0 has."""
    if number < 10:
        return 1
    low = (number.bit_length() - 1) * 30102999566 // 100000000000
    return low + 1 + (number >= 10 ** (low + 1))


def text_of(number):
    """str(number), however long."""
    if number.bit_length() < 13000:
        return str(number)
    places = count(number) // 2
    high, low = divmod(number, 10 ** places)
    return text_of(high) + text_of(low).zfill(places)


def int_of(text):
    if len(text) <= _CHUNK:
        return int(text)
    places = len(text) // 2
    return int_of(text[:-places]) * 10 ** places + int_of(text[-places:])


_ln_ten = {}  # by number of places


def ln_ten(places):
    """ln 10, as 10 ln 2 - 3 ln(1.024 / 1.0) would be slow to see: 46 a + 34 b + 20 c of three series."""
    known = _ln_ten.get(places)
    if known is None:
        one = 10 ** (places + 10)
        known = 46 * _inverse_tanh(31, one) + 34 * _inverse_tanh(49, one) + 20 * _inverse_tanh(161, one)
        known = _ln_ten[places] = known // 10 ** 10
    return known


def _inverse_tanh(below, one):
    """artanh(1 / below) in units of 1 / one."""
    power = total = one // below
    square, odd = below * below, 1
    while power:
        power //= square
        odd += 2
        total += power // odd
    return total


def _exp_of(fixed, places):
    """e**x for a small fixed-point x: the series of a fraction of it, squared again."""
    halvings = math.isqrt(places) // 2 + 4
    more = places + halvings
    one = 10 ** more
    small = fixed * 10 ** halvings >> halvings
    term = total = one
    number = 1
    while term:
        term = term * small // (one * number)
        total += term
        number += 1
        if term == -1:
            break
    for _ in range(halvings):
        total = total * total // one
    return total // 10 ** halvings


def exp_digits(digits, exp, prec):
    """e**(digits * 10**exp) as (digits, exp) with at least `prec` digits that are right but the last two."""
    size = max(count(abs(digits)) + exp, 0)
    places = prec + size + 8
    shift = exp + places
    fixed = digits * 10 ** shift if shift >= 0 else digits // 10 ** -shift
    power, rest = divmod(fixed, ln_ten(places))
    value = _exp_of(rest, places)
    return value // 10 ** (places - prec), power - prec


def _ln_of(number, places):
    """ln of a fixed-point number between 0.1 and 10, by Newton's way from a float."""
    one = 10 ** places
    guess = int(math.log(number / one) * 10 ** 15) * 10 ** (places - 15) if places >= 15 else 0
    right = 14
    while True:
        grown = _exp_of(guess, places) if guess >= 0 else one * one // _exp_of(-guess, places)
        step = 2 * one * (number - grown) // (number + grown)
        guess += step
        if right >= places or abs(step) < 2:
            return guess
        right *= 3


def ln_digits(digits, exp, prec, base_ten):
    """|ln| or |log10| of digits * 10**exp as (digits, exp) with at least `prec` digits that are right."""
    size = count(digits)
    power = exp + size - 1
    # Near 1 the first digits of the logarithm are zeros.
    zeros = 0
    if power in (0, -1):
        far = abs(digits - 10 ** -exp) if exp < 0 else 1
        zeros = max(size - count(far) + 1, 0) if far else 0
    places = prec + zeros + len(str(abs(power))) + 10
    if power == -1:  # just below 1: not 0.1 * 9.9…
        power, size = 0, size + 1
    shift = places - (size - 1)
    number = digits * 10 ** shift if shift >= 0 else digits // 10 ** -shift
    value = _ln_of(number, places) + power * ln_ten(places)
    if base_ten:
        value = value * 10 ** places // ln_ten(places)
    value = abs(value)
    spare = max(count(value) - prec, 0)
    return value // 10 ** spare, spare - places
