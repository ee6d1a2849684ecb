"""The sums of zlib. Compressing is not here: a scenario has nobody to send the result to."""

from binascii import _adler32, _bytes, _start, crc32


def adler32(data, value=1, /):
    return _adler32(_bytes(data), _start(value))
