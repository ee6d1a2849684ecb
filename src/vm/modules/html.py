"""Text as part of an HTML page, and back."""

import re as _re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


_REFERENCE = _re.compile(r'&(#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[^\t\n\f <&#;]{1,32};?)')


def _by_number(number):
    """The standard reads 0x80 to 0x9f as the characters that Windows has there."""
    if number == 0x0d:
        return '\r'
    if 0x80 <= number <= 0x9f:
        known = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
        return known[number - 0x80]
    if number == 0 or number > 0x10ffff or 0xd800 <= number <= 0xdfff:
        return '\ufffd'
    no_character = (number & 0xfffe == 0xfffe or 0xfdd0 <= number <= 0xfdef or number == 0x7f or
                    number < 0x20 and number not in (0x09, 0x0a, 0x0c))
    return '' if no_character else chr(number)


def _character(match):
    from html.entities import html5
    name = match[1]
    if name[0] == '#':
        digits = name[1:].rstrip(';')
        return _by_number(int(digits[1:], 16) if digits[0] in 'xX' else int(digits))
    # The longest name that it begins with.
    for size in (len(name), *range(len(name) - 1, 1, -1)):
        if name[:size] in html5:
            return html5[name[:size]] + name[size:]
    return match[0]


def unescape(s):
    return _REFERENCE.sub(_character, s) if '&' in s else s
