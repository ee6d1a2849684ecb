"""How format() writes a Decimal."""

from _decimal_functions import count, text_of

_ALIGNMENTS = '<>=^'


class _Spec:
    """The parts of a format specification; ValueError when it is none."""

    def __init__(self, text):
        self.fill, self.align, self.sign, self.width = ' ', '>', '-', 0
        self.zero = self.no_negative_zero = self.comma = False
        self.places = None
        self.kind = ''
        rest, aligned = text, False
        if len(rest) > 1 and rest[1] in _ALIGNMENTS:
            self.fill, self.align, rest, aligned = rest[0], rest[1], rest[2:], True
        elif rest[:1] and rest[0] in _ALIGNMENTS:
            self.align, rest, aligned = rest[0], rest[1:], True
        if rest[:1] and rest[0] in '+- ':
            self.sign, rest = rest[0], rest[1:]
        if rest[:1] == 'z':
            self.no_negative_zero, rest = True, rest[1:]
        if rest[:1] == '0':
            self.zero, rest = True, rest[1:]
            if aligned:
                raise ValueError('invalid format string')
            self.fill, self.align = '0', '='
        digits = _leading_digits(rest)
        self.width, rest = int(digits or 0), rest[len(digits):]
        if rest[:1] == ',':
            self.comma, rest = True, rest[1:]
        if rest[:1] == '.':
            digits = _leading_digits(rest[1:])
            if not digits:
                raise ValueError('invalid format string')
            self.places, rest = int(digits), rest[1 + len(digits):]
        if len(rest) > 1 or rest and rest not in 'eEfFgGn%':
            raise ValueError('invalid format string')
        if rest == 'n' and self.comma:
            raise ValueError('invalid format string')
        self.kind = rest
        if not text:
            self.kind = ''


def _leading_digits(text):
    size = 0
    while size < len(text) and text[size] in '0123456789':
        size += 1
    return text[:size]


def _grouped(whole, decimals, spec, room):
    """Digits with commas; zeros that fill the width are grouped too."""
    if not spec.comma:
        return whole.rjust(room, '0') if spec.zero else whole
    if spec.zero:
        # So many digits that they reach the width with their commas; never a comma first.
        size = len(whole)
        while size + (size - 1) // 3 < room:
            size += 1
        whole = whole.zfill(size)
    first = len(whole) % 3 or 3
    parts = [whole[:first]] + [whole[at:at + 3] for at in range(first, len(whole), 3)]
    return ','.join(parts)


def formatted(number, text, context, cut, half_even):
    if not isinstance(text, str):
        raise TypeError('format arg must be str')
    spec = _Spec(text)
    sign, digits, exp = number._sign, number._digits, number._exp
    if number._kind:
        word = {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}[number._kind]
        if digits and number._kind != 'F':
            word += text_of(digits)
        return _padded(sign, word, '%' if spec.kind == '%' else '', spec, False)
    kind = spec.kind
    upper = kind in 'EFG' and kind or not kind and context.capitals or kind == '' and context.capitals
    kind = kind.lower()
    if kind == 'n':
        kind = 'g'
    if kind == '%':
        exp += 2
    places = spec.places
    rounding = context.rounding
    if places is not None:
        if kind == 'e':
            drop = count(digits) - places - 1
        elif kind in ('f', '%'):
            drop = -places - exp
        else:
            places = max(places, 1)
            drop = count(digits) - places
        if kind in ('f', '%') and drop < 0:
            digits, exp = digits * 10 ** -drop, -places
        elif kind == 'e' and drop < 0 and digits:
            digits, exp = digits * 10 ** -drop, exp + drop
        elif kind == 'e' and not digits:
            pass
        elif drop > 0:
            size = count(digits)
            digits = cut(sign, digits, drop, rounding)[0]
            exp += drop
            if kind not in ('f', '%') and count(digits) > size - drop and digits:
                digits //= 10
                exp += 1
    if not digits and exp > 0 and kind in ('f', '%'):
        exp = 0
    if spec.no_negative_zero and not digits:
        sign = 0
    return _laid_out(sign, digits, exp, kind, upper, spec)


def _laid_out(sign, digits, exp, kind, upper, spec):
    text = text_of(digits)
    left = exp + len(text)
    if kind == 'e':
        point = 1 if digits or spec.places is None else 1 - spec.places
    elif kind in ('f', '%'):
        point = left
    else:
        point = left if exp <= 0 and left > -6 else 1
    if kind == 'e' and not digits and spec.places is not None:
        text, left = '0' * (spec.places + 1), exp + 1
        power = exp + spec.places
        whole, decimals = '0', '0' * spec.places
    else:
        power = left - point
        if point <= 0:
            whole, decimals = '0', '0' * -point + text
        elif point > len(text):
            whole, decimals = text + '0' * (point - len(text)), ''
        else:
            whole, decimals = text[:point] or '0', text[point:]
    tail = f'.{decimals}' if decimals else ''
    if power != 0 or kind == 'e':
        tail += f'{"E" if upper else "e"}{power:+d}'
    if kind == '%':
        tail += '%'
    return _padded(sign, whole, tail, spec, True)


def _padded(sign, body, tail, spec, is_number):
    mark = '-' if sign else spec.sign if spec.sign in '+ ' else ''
    if is_number:
        body = _grouped(body, tail, spec, spec.width - len(mark) - len(tail))
    fill = spec.fill if is_number or not spec.zero else ' '
    align = spec.align if is_number or not spec.zero else '>'
    text = body + tail
    missing = spec.width - len(mark) - len(text)
    if missing <= 0:
        return mark + text
    if align == '<':
        return mark + text + fill * missing
    if align == '=':
        return mark + fill * missing + text
    if align == '^':
        return fill * (missing // 2) + mark + text + fill * (missing - missing // 2)
    return fill * missing + mark + text
