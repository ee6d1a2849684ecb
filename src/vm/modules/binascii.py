"""Bytes as text and back, and sums over bytes; what walks over every byte is in binascii.c."""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


Error.__module__ = Incomplete.__module__ = 'binascii'


def _bytes(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, (str, int)) or not hasattr(type(data), '__bytes__') and (
            type(data).__name__ not in ('bytearray', 'memoryview', 'array')):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _ascii(data):
    if not isinstance(data, str):
        try:
            return _bytes(data)
        except TypeError:
            raise TypeError('argument should be bytes, buffer or ASCII string, not '
                            f"'{type(data).__name__}'") from None
    if not data.isascii():
        raise ValueError('string argument should contain only ASCII characters')
    return data.encode()


def _start(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value & 0xFFFFFFFF


def b2a_base64(data, /, *, newline=True):
    text = _encode(_bytes(data))
    return text + b'\n' if newline else text


def a2b_base64(data, /, *, strict_mode=False):
    found = _decode(_ascii(data), 1 if strict_mode else 0)
    if isinstance(found, str):
        raise Error(found)
    return found


def b2a_hex(data, sep=None, bytes_per_sep=1):
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def a2b_hex(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    for byte in text:
        if byte not in b'0123456789abcdefABCDEF':
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(text.decode())


hexlify, unhexlify = b2a_hex, a2b_hex


def crc32(data, crc=0, /):
    return _crc32(_bytes(data), _start(crc))


def crc_hqx(data, crc, /):
    return _crc_hqx(_bytes(data), _start(crc))
