"""Bytes as letters that survive everywhere."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode',
           'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode',
           'b85decode', 'a85encode', 'a85decode', 'standard_b64encode', 'standard_b64decode',
           'urlsafe_b64encode', 'urlsafe_b64decode']

MAXLINESIZE = 76
MAXBINSIZE = 57

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_`{|}~')
_URL = bytes.maketrans(b'+/', b'-_')
_FROM_URL = bytes.maketrans(b'-_', b'+/')


def _to_bytes(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return s.encode()
    if isinstance(s, bytes):
        return s
    if type(s).__name__ in ('bytearray', 'memoryview', 'array'):
        return bytes(s)
    raise TypeError('argument should be a bytes-like object or ASCII string, not '
                    f'{type(s).__name__!r}')


def _exchange(old, new, given):
    assert len(given) == 2, repr(given)
    return bytes.maketrans(old, new)


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(_exchange(b'+/', altchars, altchars))


def b64decode(s, altchars=None, validate=False):
    data = _to_bytes(s)
    if altchars is not None:
        own = _to_bytes(altchars)
        data = data.translate(_exchange(own, b'+/', own))
    return binascii.a2b_base64(data, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL)


def urlsafe_b64decode(s):
    return b64decode(_to_bytes(s).translate(_FROM_URL))


def _viewed(s):
    try:
        return binascii._bytes(s)
    except TypeError as error:
        raise TypeError(f'memoryview: {error}') from None


def _b32encode(letters, s):
    s = _viewed(s)
    out = bytes()
    rows = []
    for start in range(0, len(s), 5):
        part = s[start:start + 5]
        bits = int.from_bytes(part, 'big') << 8 * (5 - len(part))
        used = (len(part) * 8 + 4) // 5
        rows.append(bytes([letters[bits >> 35 - 5 * i & 31] if i < used else 61
                           for i in range(8)]))
    return out.join(rows)


def _b32decode(letters, s, casefold, map01):
    s = _to_bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _to_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    pads = len(s) - len(digits)
    rows = []
    for start in range(0, len(digits), 8):
        bits = 0
        part = digits[start:start + 8]
        for byte in part:
            value = letters.find(byte)
            if value < 0:
                raise binascii.Error('Non-base32 digit found')
            bits = bits << 5 | value
        rows.append((bits << 5 * (8 - len(part))).to_bytes(5, 'big'))
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    data = b''.join(rows)
    return data[:len(data) - (5 * pads + 7) // 8] if pads and data else data


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _to_bytes(s)
    if casefold:
        s = s.upper()
    for byte in s:
        if byte not in b'0123456789ABCDEF':
            raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def _digits_of_85(b, letters, pad, zero=None, spaces=None):
    """Five digits of base 85 for every four bytes; `zero` and `spaces` stand for whole words."""
    padding = -len(b) % 4
    b += bytes(padding)
    rows = []
    for start in range(0, len(b), 4):
        word = int.from_bytes(b[start:start + 4], 'big')
        if zero is not None and word == 0:
            rows.append(zero)
        elif spaces is not None and word == 0x20202020:
            rows.append(spaces)
        else:
            rows.append(bytes([letters[word // 85 ** i % 85] for i in (4, 3, 2, 1, 0)]))
    if padding and not pad:
        if rows[-1] == zero:
            rows[-1] = letters[:1] * 5
        rows[-1] = rows[-1][:-padding]
    return b''.join(rows)


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    text = _digits_of_85(_viewed(b), _A85, pad, b'z', b'y' if foldspaces else None)
    if adobe:
        text = b'<~' + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        rows = [text[i:i + wrapcol] for i in range(0, len(text), wrapcol)]
        if adobe and (not rows or len(rows[-1]) + 2 > wrapcol):
            rows.append(b'')
        text = b'\n'.join(rows)
    return text + b'~>' if adobe else text


def _word(digits, what):
    value = 0
    for digit in digits:
        value = value * 85 + digit
    if value >= 1 << 32:
        raise ValueError(what)
    return value.to_bytes(4, 'big')


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\x0b'):
    b = _to_bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    rows, digits = [], []
    for byte in b + b'u' * 4:
        if 33 <= byte <= 117:
            digits.append(byte - 33)
            if len(digits) == 5:
                rows.append(_word(digits, 'Ascii85 overflow'))
                digits = []
        elif byte == 122:
            if digits:
                raise ValueError('z inside Ascii85 5-tuple')
            rows.append(bytes(4))
        elif foldspaces and byte == 121:
            if digits:
                raise ValueError('y inside Ascii85 5-tuple')
            rows.append(b'    ')
        elif byte not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % byte)
    data = b''.join(rows)
    padding = 4 - len(digits)
    return data[:-padding] if padding else data


def b85encode(b, pad=False):
    return _digits_of_85(_viewed(b), _B85, pad)


def b85decode(b):
    b = _to_bytes(b)
    padding = -len(b) % 5
    b += b'~' * padding
    rows = []
    for start in range(0, len(b), 5):
        digits = []
        for position, byte in enumerate(b[start:start + 5], start):
            digit = _B85.find(byte)
            if digit < 0:
                raise ValueError(f'bad base85 character at position {position}')
            digits.append(digit)
        rows.append(_word(digits, f'base85 overflow in hunk starting at byte {start}'))
    data = b''.join(rows)
    return data[:-padding] if padding else data


def encode(input, output):
    while part := input.read(MAXBINSIZE):
        while len(part) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(part))):
            part += more
        output.write(binascii.b2a_base64(part))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _must_be_bytes(s):
    if type(s).__name__ not in ('bytes', 'bytearray', 'memoryview') and not isinstance(s, bytes):
        raise TypeError(f'expected bytes-like object, not {type(s).__name__}')


def encodebytes(s):
    _must_be_bytes(s)
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE])
                     for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    _must_be_bytes(s)
    return binascii.a2b_base64(s)
